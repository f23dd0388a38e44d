/**
 * A profile without what its texts hide, and where it was hidden. Lists keep their places, so that evidence by index holds. What
 * is cut out is read by nobody: no term, no word, no number of the document comes of it, so it moves no score.
 */
import type { Education, Member, Position } from '../../domain/member.ts'
import type { FlaggedText, TextFlag } from '../../domain/text-flag.ts'
import { type EvidenceField, evidencePath, packEvidence } from '../evidence.ts'
import { normalize } from '../normalize.ts'
import { visibleText } from './visible-text.ts'

export interface HiddenText {
  readonly flag: TextFlag
  readonly field: EvidenceField
  readonly index: number
}

export interface VisibleMember {
  readonly member: Member
  /** In the order of the profile. */
  readonly hidden: readonly HiddenText[]
}

/** A list of skills that is longer is no list of skills. */
const mostClaims = 100
/** A claim made so often is stuffing; it counts once. */
const copies = 3

type Read = (field: EvidenceField, index: number, text: string) => string

export function visibleMember(member: Member): VisibleMember {
  return mayHide(member) ? cutOut(member) : { member, hidden: [] }
}

/** Nearly always false, and then nothing is copied. */
function mayHide(member: Member): boolean {
  const { headline, summary, location, positions, education, skills, languages, certificates, preferences } = member
  return (
    hides(headline) ||
    hides(summary) ||
    hides(location?.text) ||
    positions.some(
      ({ title, company, industry, description }) => hides(title) || hides(company) || hides(industry) || hides(description),
    ) ||
    education.some(({ school, degree, fieldOfStudy }) => hides(school) || hides(degree) || hides(fieldOfStudy)) ||
    skills.some(({ name }) => hides(name)) ||
    isStuffed(skills.map(({ name }) => name)) ||
    languages.some(({ language }) => hides(language)) ||
    certificates.some(hides) ||
    isStuffed(certificates) ||
    (preferences.titles ?? []).some(hides)
  )
}

function hides(text: string | undefined): boolean {
  return text !== undefined && visibleText(text) !== undefined
}

function cutOut(member: Member): VisibleMember {
  const hidden: HiddenText[] = []
  const flag = (flag: TextFlag, field: EvidenceField, index: number): void => void hidden.push({ flag, field, index })
  const read: Read = (field, index, text) => {
    const visible = visibleText(text)
    for (const found of visible?.flags ?? []) flag(found, field, index)
    return visible?.text ?? text
  }
  const texts = readTexts(member, read)
  const claims = listed(
    texts.skills.map(({ name }) => name),
    'skills[].name',
    flag,
  )
  const certificates = listed(texts.certificates, 'certificates[]', flag)
  if (hidden.length === 0) return { member, hidden }
  const skills = claims.map((name, index) => ({ ...texts.skills[index]!, name }))
  return { member: { ...texts, skills, certificates }, hidden }
}

/** The flags of a profile as hirers see them: each once, with the first field that shows it. */
export function flaggedTexts(member: Member): readonly FlaggedText[] {
  const first = new Map<TextFlag, string>()
  for (const { flag, field, index } of visibleMember(member).hidden)
    if (!first.has(flag)) first.set(flag, evidencePath(packEvidence(field, index))!)
  return [...first].map(([flag, field]) => ({ flag, field }))
}

function readTexts(member: Member, read: Read): Member {
  const { headline, summary, location, positions, education, skills, languages, certificates, preferences, ...rest } = member
  return {
    ...rest,
    ...optional('headline', headline, (text) => read('headline', 0, text)),
    ...optional('summary', summary, (text) => read('summary', 0, text)),
    ...(location && { location: { ...location, ...optional('text', location.text, (text) => read('location', 0, text)) } }),
    positions: positions.map((position, index) => readPosition(position, index, read)),
    education: education.map((one, index) => readEducation(one, index, read)),
    skills: skills.map((claim, index) => ({ ...claim, name: read('skills[].name', index, claim.name) })),
    languages: languages.map((claim, index) => ({ ...claim, language: read('languages[].language', index, claim.language) })),
    certificates: certificates.map((text, index) => read('certificates[]', index, text)),
    preferences: {
      ...preferences,
      ...(preferences.titles && { titles: preferences.titles.map((text, index) => read('preferences.titles[]', index, text)) }),
    },
  }
}

function readPosition({ title, company, industry, description, ...rest }: Position, index: number, read: Read): Position {
  return {
    ...rest,
    ...optional('title', title, (text) => read('positions[].title', index, text)),
    ...optional('company', company, (text) => read('positions[].company', index, text)),
    ...optional('industry', industry, (text) => read('positions[].industry', index, text)),
    ...optional('description', description, (text) => read('positions[].description', index, text)),
  }
}

function readEducation({ school, degree, fieldOfStudy, ...rest }: Education, index: number, read: Read): Education {
  return {
    ...rest,
    ...optional('school', school, (text) => read('education[].school', index, text)),
    ...optional('degree', degree, (text) => read('education[].degree', index, text)),
    ...optional('fieldOfStudy', fieldOfStudy, (text) => read('education[].fieldOfStudy', index, text)),
  }
}

/** A text of which nothing is left was never stated. */
function optional<Key extends string>(key: Key, text: string | undefined, read: (text: string) => string): { [Name in Key]?: string } {
  if (text === undefined) return {}
  const visible = read(text)
  return visible === '' && text !== '' ? {} : ({ [key]: visible } as { [Name in Key]?: string })
}

function isStuffed(entries: readonly string[]): boolean {
  return entries.length > mostClaims || furtherCopies(entries).size > 0
}

/** Entries beyond the longest list are gone; copies of a claim leave an empty place. */
function listed(
  entries: readonly string[],
  field: EvidenceField,
  flag: (flag: TextFlag, field: EvidenceField, index: number) => void,
): readonly string[] {
  if (entries.length > mostClaims) flag('keyword-list', field, mostClaims)
  const kept = entries.slice(0, mostClaims)
  const further = furtherCopies(kept)
  if (further.size === 0) return kept
  flag('repeated-words', field, Math.min(...further))
  return kept.map((entry, index) => (further.has(index) ? '' : entry))
}

/** Places of the second and later copies of an entry that is stuffed in. */
function furtherCopies(entries: readonly string[]): ReadonlySet<number> {
  const further = new Set<number>()
  if (entries.length < copies) return further
  const places = new Map<string, number[]>()
  for (const [index, entry] of entries.entries()) {
    const name = normalize(entry)
    const known = places.get(name)
    if (known === undefined) places.set(name, [index])
    else known.push(index)
  }
  if (places.size === entries.length) return further
  for (const [name, own] of places) if (name !== '' && own.length >= copies) for (const place of own.slice(1)) further.add(place)
  return further
}

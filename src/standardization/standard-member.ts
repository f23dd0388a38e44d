/** A member in canonical words. Skills of the list come first, so that a claim is proved by the list where both state it. */
import type { Timestamp } from '../domain/ids.ts'
import type { Education, Member, Position } from '../domain/member.ts'
import { audienceValue } from './audience-value.ts'
import { careerOf, isHeld } from './career.ts'
import { degreesNamed, fieldsBesideDegree, fieldsOfStudy, languageNamed } from './degrees.ts'
import { Draft, entriesOf, read } from './draft.ts'
import type { EvidenceField } from './evidence.ts'
import { companyName, schoolName } from './open-names.ts'
import { resolvePlace } from './places/resolve-place.ts'
import { salaryRange } from './salary.ts'
import { seniorityOf } from './seniority.ts'
import type { StandardDocument } from './standard-document.ts'
import type { Standardizer } from './standardizer.ts'
import { dayOf, memberCompleteness, memberReadiness, staticRank } from './static-rank.ts'
import type { Taxonomy } from './taxonomy.ts'
import { type StandardTitle, standardizeTitle, withoutEmployer } from './titles.ts'
import { scan } from './tokenize.ts'
import { entryNamed } from './vocabulary.ts'

export function standardizeMember(standardizer: Standardizer, member: Member, at: Timestamp): StandardDocument {
  const draft = new Draft(standardizer)
  const claims = entriesOf(member.skills).map((claim) => read(claim.name))
  draft.addClaims('skill', claims, 'skills[].name')
  addHeadline(standardizer, draft, member)
  addPositions(standardizer, draft, member.positions)
  for (const [index, education] of entriesOf(member.education).entries()) addEducation(standardizer, draft, education, index)
  for (const claim of claims) draft.addSection(claim)
  addCertificates(draft, member)
  addLanguages(standardizer, draft, member)
  addLocation(standardizer, draft, member)
  addPreferences(standardizer, draft, member)
  addReach(draft, member)
  addNumbers(draft, member, at)
  return draft.finish()
}

function addHeadline({ taxonomy }: Standardizer, draft: Draft, { headline, summary, positions }: Member): void {
  if (headline !== undefined) {
    draft.addSection(read(headline))
    draft.addSkillsOf(read(withoutEmployer(headline)), 'title', 'headline')
    if (!positions.some((position) => position.title !== undefined))
      addTitle(taxonomy, draft, standardizeTitle(taxonomy, headline), { field: 'headline', index: 0, isCurrent: true, isNewest: true })
  }
  if (summary !== undefined) {
    const tokens = read(summary)
    draft.addSection(tokens)
    draft.addSkillsOf(tokens, 'prose', 'summary')
  }
}

interface Standing {
  readonly field: EvidenceField
  readonly index: number
  readonly isCurrent: boolean
  /** Seniority, function and industry are those of the newest position with a title, held or not. */
  readonly isNewest: boolean
}

function addTitle(
  taxonomy: Taxonomy,
  draft: Draft,
  { titles, level }: StandardTitle,
  { field, index, isCurrent, isNewest }: Standing,
): void {
  for (const title of titles) {
    draft.add('title', title.slug, field, index)
    if (isCurrent) draft.add('current-title', title.slug, field, index)
    if ((isCurrent || isNewest) && title.function !== undefined) draft.add('function', title.function, field, index)
    if (isNewest) for (const industry of title.industries) draft.add('industry', industry, field, index)
  }
  const seniority = isNewest && level !== undefined ? seniorityOf(taxonomy, level) : undefined
  if (seniority === undefined) return
  draft.add('seniority', seniority.slug, field, index)
  draft.setNumber('seniority-level', seniority.level)
}

function addPositions(standardizer: Standardizer, draft: Draft, positions: readonly Position[]): void {
  const newest = newestTitled(positions)
  for (const [index, position] of entriesOf(positions).entries()) addPosition(standardizer, draft, position, index, index === newest)
}

/** The first position held with a title, else the first with a title. */
function newestTitled(positions: readonly Position[]): number {
  const held = positions.findIndex((position) => isHeld(position) && position.title !== undefined)
  return held >= 0 ? held : positions.findIndex((position) => position.title !== undefined)
}

function addPosition(standardizer: Standardizer, draft: Draft, position: Position, index: number, isNewest: boolean): void {
  const { taxonomy } = standardizer
  const [title, company, description] = [position.title ?? '', position.company ?? '', position.description ?? ''].map(read)
  draft.addSection(title!, company!, description!)
  if (position.industry !== undefined) addIndustry(taxonomy, draft, position.industry, index)
  if (position.title !== undefined)
    addTitle(taxonomy, draft, standardizeTitle(taxonomy, position.title), {
      field: 'positions[].title',
      index,
      isCurrent: isHeld(position),
      isNewest,
    })
  draft.addSkillsOf(title!, 'title', 'positions[].title', index)
  draft.addSkillsOf(description!, 'prose', 'positions[].description', index)
  const employer = position.company === undefined ? undefined : companyName(position.company)
  if (employer === undefined) return
  draft.add('company', employer, 'positions[].company', index)
  if (isHeld(position)) draft.add('current-company', employer, 'positions[].company', index)
}

function addIndustry(taxonomy: Taxonomy, draft: Draft, industry: string, index: number): void {
  const entry = entryNamed(taxonomy.industries, industry)
  if (entry !== undefined) draft.add('industry', entry.slug, 'positions[].industry', index)
}

function addEducation({ taxonomy }: Standardizer, draft: Draft, { school, degree, fieldOfStudy }: Education, index: number): void {
  draft.addSection(...[school ?? '', degree ?? '', fieldOfStudy ?? ''].map(read))
  const name = school === undefined ? undefined : schoolName(school)
  if (name !== undefined) draft.add('school', name, 'education[].school', index)
  for (const entry of degree === undefined ? [] : degreesNamed(taxonomy, degree)) {
    draft.add('degree', entry.slug, 'education[].degree', index)
    draft.setNumber('degree-level', Math.max(entry.level, draft.number('degree-level') || 0))
  }
  for (const field of fieldOfStudy === undefined ? [] : fieldsOfStudy(taxonomy, fieldOfStudy))
    draft.add('field-of-study', field, 'education[].fieldOfStudy', index)
  for (const field of degree === undefined ? [] : fieldsBesideDegree(taxonomy, degree))
    draft.add('field-of-study', field, 'education[].degree', index)
}

function addCertificates(draft: Draft, { certificates }: Member): void {
  entriesOf(certificates).forEach((certificate, index) => {
    const tokens = read(certificate)
    draft.addSection(tokens)
    draft.addSkillsOf(tokens, 'title', 'certificates[]', index)
  })
}

function addLanguages({ taxonomy }: Standardizer, draft: Draft, { languages }: Member): void {
  entriesOf(languages).forEach(({ language }, index) => {
    draft.addSection(scan(language))
    const entry = languageNamed(taxonomy, language)
    if (entry !== undefined) draft.add('language', entry.slug, 'languages[].language', index)
  })
}

/** The member's own place, else that of the newest position. */
function addLocation({ places }: Standardizer, draft: Draft, { location, positions }: Member): void {
  const own = location === undefined ? undefined : resolvePlace(places, location)
  const index = positions.findIndex((position) => position.location !== undefined && isHeld(position))
  const place = own ?? (index < 0 ? undefined : resolvePlace(places, positions[index]!.location!))
  if (place === undefined) return
  if (own === undefined) draft.addPlace(place, 'positions[].location', index)
  else draft.addPlace(place, 'location')
  draft.setNumber('latitude', place.latitude)
  draft.setNumber('longitude', place.longitude)
}

function addPreferences({ taxonomy, places }: Standardizer, draft: Draft, { preferences }: Member): void {
  entriesOf(preferences.titles).forEach((title, index) => {
    for (const entry of standardizeTitle(taxonomy, title).titles) draft.add('desired-title', entry.slug, 'preferences.titles[]', index)
  })
  const locations = entriesOf(preferences.locations).map((location) => resolvePlace(places, location)?.value)
  draft.addEach('desired-location', locations, 'preferences.locations[]')
  draft.addEach('workplace', preferences.workplaces ?? [], 'preferences.workplaces[]')
  draft.addEach('employment-type', preferences.employmentTypes ?? [], 'preferences.employmentTypes[]')
  draft.setNumber('salary-min', salaryRange(taxonomy.exchangeRates, preferences.salary).least)
  draft.setNumber('salary-max', salaryRange(taxonomy.exchangeRates, preferences.salary).most)
}

/** Who may find the member, and where the member may and wants to work. */
function addReach(draft: Draft, { intent, workPermits, audience, hiddenFrom }: Member): void {
  if (intent !== undefined) draft.add('intent', intent, 'intent')
  draft.addEach('work-permit', entriesOf(workPermits), 'workPermits[]')
  draft.add('audience', audienceValue(audience), 'audience')
  draft.addEach('hidden-from', hiddenFrom.map(companyName), 'hiddenFrom[]')
}

function addNumbers(draft: Draft, member: Member, at: Timestamp): void {
  const { years, tenureMonths, meanTenureMonths } = careerOf(member.positions, at)
  const completeness = memberCompleteness(member)
  draft.setNumber('years', years)
  draft.setNumber('tenure-months', tenureMonths)
  draft.setNumber('mean-tenure-months', meanTenureMonths)
  draft.setNumber('positions', member.positions.length)
  draft.setNumber('completeness', completeness)
  draft.setNumber('updated-day', dayOf(at))
  draft.setNumber('static-rank', staticRank(completeness, memberReadiness(member.intent), at))
}

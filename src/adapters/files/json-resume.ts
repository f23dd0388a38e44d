/**
 * JSON Resume 1.x → member. Skills take their keywords along as skills of their own; highlights join the summary of their
 * position. What a résumé has no word for (audience, intent, wishes) travels under `meta.mutual` and `work[].x-mutual`.
 */
import type { Member, Position } from '../../domain/member.ts'
import type { YearMonth } from '../../domain/time.ts'
import { contentId } from './content-id.ts'
import { type ImportItem, type ImportRow, rowOf } from './import-row.ts'
import { documentsOf } from './json-documents.ts'
import { parser, refusal } from './json-problem.ts'

import { parseResumeDate } from './json-resume-date.ts'
import { type Drop, possibleContacts, possibleSpan, possibleUrl } from './json-resume-possible.ts'
import { ignoredFields, type Resume, type ResumeLocation, type ResumeWork, resumeSchema } from './json-resume-schema.ts'
import { isCountryCode } from './known-codes.ts'
import { parseMember } from './member-json.ts'
import type { Span } from './span-fault.ts'
import { parseUnambiguousJson } from './unambiguous-json.ts'
import { isEmpty, present, withoutAbsent } from './without-absent.ts'

const parseResume = parser(resumeSchema)

/** A file holds one résumé, an array of them, or one a line. What is no JSON at all is one refused row. */
export async function* readJsonResumes(source: AsyncIterable<Uint8Array>): AsyncIterable<ImportRow> {
  let row = 0
  for await (const { read } of documentsOf(source)) for (const one of resumesIn(read)) yield rowOf(++row, one)
}

function resumesIn(read: () => string): readonly (() => ImportItem)[] {
  try {
    return [parseUnambiguousJson(read())].flat().map((value) => () => resumeItem(value))
  } catch (error) {
    return [
      () => {
        throw error
      },
    ]
  }
}

function resumeItem(value: unknown): ImportItem {
  const ignored = ignoredFields(value)
  const member = memberOfResume(value, (field) => {
    ignored[field] = (ignored[field] ?? 0) + 1
  })
  return { subject: 'members', member, ignored }
}

export function memberOfResume(value: unknown, drop: Drop = () => {}): Member {
  const sent = withoutAbsent(value)
  const resume = parseResume(sent)
  if (resume.basics === undefined && resume.work === undefined) {
    throw refusal({ field: 'basics', message: 'is missing, as is work: this is no JSON Resume', remedy: 'add basics or work' })
  }
  if (saysNothing(resume))
    throw refusal({ field: 'basics', message: 'says nothing of anybody', remedy: 'fill it, or leave the document out' })
  const { locationText, ...extra } = { ...resume.meta?.mutual } as { locationText?: unknown } & Record<string, unknown>
  return parseMember({ id: identityOf(resume), ...fieldsOf(resume, locationText, drop), ...extra })
}

/** An export may hold a person of whom nothing is known but the id. */
function saysNothing({ basics, work = [], education = [], skills = [], meta }: Resume): boolean {
  return isEmpty(basics ?? {}) && work.length + education.length + skills.length === 0 && meta?.mutual === undefined
}

function identityOf({ basics, work }: Resume): string {
  const strong = basics?.email ?? basics?.url
  return strong ? contentId('resume', [strong]) : contentId('resume', [basics?.name, basics?.phone, work?.[0]?.name, work?.[0]?.position])
}

function fieldsOf(resume: Resume, locationText: unknown, drop: Drop): Record<string, unknown> {
  const { name, label, image, email, phone, url, summary, location, profiles } = resume.basics ?? {}
  const contacts = possibleContacts({ email, url, image }, drop)
  const place = { ...placeOf(location), ...(locationText !== undefined && { text: locationText }) }
  return present({
    identity: present({ name, phone, ...contacts, profiles: profiles?.map((profile) => profileOf(profile, drop)) }),
    headline: label,
    summary,
    location: isEmpty(place) ? undefined : place,
    positions: resume.work?.map((work, index) => positionOf(work, index, drop)).sort(newestFirst),
    education: resume.education?.map((education, index) => educationOf(education, index, drop)),
    skills: skillsOf(resume.skills ?? []),
    languages: resume.languages?.flatMap(({ language, fluency }) => (language ? [present({ language, fluency })] : [])),
    certificates: resume.certificates?.flatMap(({ name }) => name ?? []),
  })
}

function profileOf({ network, username, url }: { network?: string; username?: string; url?: string }, drop: Drop): object {
  return present({ network, username, url: possibleUrl(url, 'basics.profiles.url', drop) })
}

/** A country that is no two-letter code is kept as text, for the gazetteer to read. */
function placeOf(location: ResumeLocation | undefined): object {
  const { city, region, countryCode } = location ?? {}
  if (countryCode === undefined || isCountryCode(countryCode.toUpperCase()))
    return present({ city, region, countryCode: countryCode?.toUpperCase() })
  return { text: [city, region, countryCode].filter((part) => part !== undefined).join(', ') }
}

function positionOf(work: ResumeWork, index: number, drop: Drop): Position {
  const field = `work[${index}]`
  const lines = [work.summary, ...(work.highlights ?? []).map((highlight) => `• ${highlight}`)].filter((each) => each !== undefined)
  return present({
    title: work.position,
    company: work.name ?? work.company,
    location: work.location === undefined ? undefined : { text: work.location },
    ...possibleSpan(spanOf(work, field), 'work', drop),
    description: lines.length > 0 ? lines.join('\n') : undefined,
    ...work['x-mutual'],
  })
}

/** A position without end is held today. */
export function newestFirst(a: Position, b: Position): number {
  return monthOf(b.end, Infinity) - monthOf(a.end, Infinity) || monthOf(b.start, 0) - monthOf(a.start, 0) || 0
}

function monthOf(date: YearMonth | undefined, absent: number): number {
  return date ? date.year * 12 + (date.month ?? 6) : absent
}

function spanOf({ startDate, endDate }: Pick<ResumeWork, 'startDate' | 'endDate'>, field: string): Span {
  const start = parseResumeDate(monthText(startDate), `${field}.startDate`)
  return present({ start, end: parseResumeDate(monthText(endDate), `${field}.endDate`) })
}

/** Only the month is kept, so a day that its month does not have does no harm. */
function monthText(date: string | undefined): string | undefined {
  return date?.trim().replace(/^(\d{4}-\d{2})-(0[1-9]|[12]\d|3[01])$/, '$1')
}

function educationOf(education: NonNullable<Resume['education']>[number], index: number, drop: Drop): object {
  return present({
    school: education.institution,
    degree: education.studyType,
    fieldOfStudy: education.area,
    ...possibleSpan(spanOf(education, `education[${index}]`), 'education', drop),
  })
}

function skillsOf(skills: NonNullable<Resume['skills']>): object[] {
  const named = skills.flatMap(({ name, level }) => (name ? [present({ name, level })] : []))
  const seen = new Set(skills.flatMap(({ name }) => name?.toLowerCase() ?? []))
  const keywords = skills.flatMap(({ level, keywords = [] }) => keywords.map((name) => present({ name, level })))
  const fresh = keywords.filter(({ name }) => {
    const key = name!.toLowerCase()
    return seen.has(key) ? false : seen.add(key)
  })
  return [...named, ...fresh]
}

/**
 * JSON Resume 1.x → member. Skills take their keywords along as skills of their own; highlights join the summary of their
 * position. What a résumé has no word for (audience, intent, wishes) travels under `meta.mutual` and `work[].x-mutual`.
 */
import type { Member, Position } from '../../domain/member.ts'
import type { YearMonth } from '../../domain/time.ts'
import { contentId } from './content-id.ts'
import { type ImportItem, type ImportRow, rowOf } from './import-row.ts'
import { parser, refusal } from './json-problem.ts'
import { parseResumeDate } from './json-resume-date.ts'
import { ignoredFields, type Resume, type ResumeLocation, type ResumeWork, resumeSchema } from './json-resume-schema.ts'
import { decodeUtf8, parseJson } from './json-text.ts'
import { parseMember } from './member-json.ts'
import { wholeFile } from './whole-file.ts'
import { isEmpty, present, withoutAbsent } from './without-absent.ts'

const parseResume = parser(resumeSchema)

/** A file holds one résumé or an array of them. A file that is no JSON at all is one refused row. */
export async function* readJsonResumes(source: AsyncIterable<Uint8Array>): AsyncIterable<ImportRow> {
  const bytes = await wholeFile(source)
  const whole = rowsOf(bytes)
  if ('problem' in whole) yield whole.problem
  else for (const [index, value] of whole.values.entries()) yield rowOf(index + 1, () => resumeItem(value))
}

function rowsOf(bytes: Uint8Array): { values: unknown[] } | { problem: ImportRow } {
  let values: unknown[] = []
  const row = rowOf(1, () => {
    values = [parseJson(decodeUtf8(bytes))].flat()
    return { subject: 'members', member: emptyMember, ignored: {} }
  })
  return row.subject === 'none' ? { problem: row } : { values }
}

const emptyMember = parseMember({ id: 'nobody' })

function resumeItem(value: unknown): ImportItem {
  return { subject: 'members', member: memberOfResume(value), ignored: ignoredFields(value) }
}

export function memberOfResume(value: unknown): Member {
  const sent = withoutAbsent(value)
  const resume = parseResume(sent)
  if (resume.basics === undefined && resume.work === undefined) {
    throw refusal({ field: 'basics', message: 'is missing, as is work: this is no JSON Resume', remedy: 'add basics or work' })
  }
  const { locationText, ...extra } = { ...resume.meta?.mutual } as { locationText?: unknown } & Record<string, unknown>
  return parseMember({ id: identityOf(resume), ...fieldsOf(resume, locationText), ...extra })
}

function identityOf({ basics, work }: Resume): string {
  const strong = basics?.email ?? basics?.url
  return strong ? contentId('resume', [strong]) : contentId('resume', [basics?.name, basics?.phone, work?.[0]?.name, work?.[0]?.position])
}

function fieldsOf(resume: Resume, locationText: unknown): Record<string, unknown> {
  const { name, label, image, email, phone, url, summary, location, profiles } = resume.basics ?? {}
  const place = { ...placeOf(location), ...(locationText !== undefined && { text: locationText }) }
  return present({
    identity: present({ name, email, phone, url, image, profiles: profiles?.map(profileOf) }),
    headline: label,
    summary,
    location: isEmpty(place) ? undefined : place,
    positions: resume.work?.map(positionOf).sort(newestFirst),
    education: resume.education?.map(educationOf),
    skills: skillsOf(resume.skills ?? []),
    languages: resume.languages?.flatMap(({ language, fluency }) => (language ? [present({ language, fluency })] : [])),
    certificates: resume.certificates?.flatMap(({ name }) => name ?? []),
  })
}

function profileOf({ network, username, url }: { network?: string; username?: string; url?: string }): object {
  return present({ network, username, url })
}

/** A country that is no two-letter code is kept as text, for the gazetteer to read. */
function placeOf(location: ResumeLocation | undefined): object {
  const { city, region, countryCode } = location ?? {}
  if (countryCode === undefined || /^[a-z]{2}$/i.test(countryCode))
    return present({ city, region, countryCode: countryCode?.toUpperCase() })
  return { text: [city, region, countryCode].filter((part) => part !== undefined).join(', ') }
}

function positionOf(work: ResumeWork, index: number): Position {
  const field = `work[${index}]`
  const lines = [work.summary, ...(work.highlights ?? []).map((highlight) => `• ${highlight}`)].filter((each) => each !== undefined)
  return present({
    title: work.position,
    company: work.name ?? work.company,
    location: work.location === undefined ? undefined : { text: work.location },
    start: parseResumeDate(work.startDate, `${field}.startDate`),
    end: parseResumeDate(work.endDate, `${field}.endDate`),
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

function educationOf(education: NonNullable<Resume['education']>[number], index: number): object {
  return present({
    school: education.institution,
    degree: education.studyType,
    fieldOfStudy: education.area,
    start: parseResumeDate(education.startDate, `education[${index}].startDate`),
    end: parseResumeDate(education.endDate, `education[${index}].endDate`),
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

/** schema.org JobPosting → job. What the vocabulary has no word for (audience, state, targeting) travels under `x-mutual`. */
import type { Job } from '../../domain/job.ts'
import { contentId } from './content-id.ts'
import { textOfHtml } from './html-text.ts'
import { type ImportItem, type ImportRow, rowOf } from './import-row.ts'
import { readIsoTime } from './iso-time.ts'
import { parseJob } from './job-json.ts'
import { employmentTypeOf, furtherEmploymentTypes } from './job-posting-employment.ts'
import { type FoundPosting, findPostings } from './job-posting-find.ts'
import { placesOf, textOf } from './job-posting-place.ts'
import { salaryOf } from './job-posting-salary.ts'
import { documentsOf } from './json-documents.ts'
import { problemOfError, refusal } from './json-problem.ts'
import { textLength } from './json-schema.ts'
import { isEmpty, present, withoutAbsent } from './without-absent.ts'

type Posting = Readonly<Record<string, unknown>>

export async function* readJobPostings(source: AsyncIterable<Uint8Array>): AsyncIterable<ImportRow> {
  let row = 0
  for await (const { read } of documentsOf(source)) {
    for (const each of postingsIn(read)) {
      row++
      if ('problem' in each) yield { row, subject: 'none', problem: each.problem }
      else yield rowOf(row, () => jobItem(each.posting))
    }
  }
}

function postingsIn(read: () => string): readonly FoundPosting[] {
  try {
    return findPostings(read())
  } catch (error) {
    const problem = problemOfError(error)
    if (!problem) throw error
    return [{ problem }]
  }
}

/** Read by `jobOfPosting`; everything else is counted as ignored. */
const carried: ReadonlySet<string> = new Set(
  (
    '@context @type @id title name description hiringOrganization industry jobLocation jobLocationType applicantLocationRequirements ' +
    'employmentType baseSalary salaryCurrency estimatedSalary skills experienceRequirements validThrough datePosted identifier url x-mutual'
  ).split(' '),
)

function jobItem(posting: Posting): ImportItem {
  const ignored: Record<string, number> = {}
  for (const name of Object.keys(posting)) if (!carried.has(name)) ignored[name.replace(/\p{Cc}/gu, '?').slice(0, 80)] = 1
  const further = furtherEmploymentTypes(posting['employmentType'])
  if (further > 0) ignored['employmentType beyond the first'] = further
  const job = jobOfPosting(posting, (field) => {
    ignored[field] = 1
  })
  return { subject: 'jobs', job, ignored }
}

export function jobOfPosting(value: unknown, drop: (field: string) => void = () => {}): Job {
  const posting = withoutAbsent(value) as Posting
  const { id, targeting, ...extra } = objectOf(posting['x-mutual'])
  const stated = targetingOf(posting)
  return parseJob({
    id: id ?? idOf(posting),
    ...fieldsOf(posting, drop),
    ...extra,
    targeting: targeting ?? (isEmpty(stated) ? undefined : stated) ?? {},
  })
}

function fieldsOf(posting: Posting, drop: (field: string) => void): object {
  const description = textOf(posting['description'])
  const remote = /TELECOMMUTE/i.test(textOf(posting['jobLocationType']) ?? '')
  return present({
    title: titleOf(posting),
    company: textOf(posting['hiringOrganization']),
    industry: textOf(posting['industry']),
    description: description && textOfHtml(description).slice(0, textLength),
    location: placesOf(posting['jobLocation'])[0],
    workplace: remote ? 'remote' : undefined,
    employmentType: employmentTypeOf(posting['employmentType']),
    salary: salaryOf(posting['baseSalary'] ?? posting['estimatedSalary'], posting['salaryCurrency']),
    ...possibleTimes(timeOf(posting['datePosted'], 'datePosted', false), timeOf(posting['validThrough'], 'validThrough', true), drop),
  })
}

/** Of a posting that ended before it was made only the end is kept: what is over stays over. */
function possibleTimes(postedAt: number | undefined, expiresAt: number | undefined, drop: (field: string) => void): object {
  const isPossible = postedAt === undefined || expiresAt === undefined || postedAt <= expiresAt
  if (!isPossible) drop('datePosted after validThrough')
  return present({ postedAt: isPossible ? postedAt : undefined, expiresAt })
}

function titleOf(posting: Posting): string {
  const title = textOf(posting['title']) ?? textOf(posting['name'])
  if (title === undefined) throw refusal({ field: 'title', message: 'is missing', remedy: 'give the posting a title' })
  return textOfHtml(title)
}

/** Further places join the targeting; the first is where the job is. */
function targetingOf(posting: Posting): Partial<Job['targeting']> {
  const locations = [...placesOf(posting['jobLocation']).slice(1), ...placesOf(posting['applicantLocationRequirements'])]
  const skills = skillsOf(posting['skills'])
  return present({
    skills: skills.length > 0 ? skills : undefined,
    minYears: minYearsOf(posting['experienceRequirements']),
    locations: locations.length > 0 ? locations : undefined,
  })
}

function skillsOf(value: unknown): string[] {
  const texts = [value].flat().flatMap((each) => textOf(each) ?? [])
  const names = texts.flatMap((each) => textOfHtml(each).split(/[,;\n]/)).map((name) => name.replace(/^•\s*/, '').trim())
  return [...new Set(names)].filter((name) => name !== '' && name.length <= 200).slice(0, 100)
}

function minYearsOf(value: unknown): number | undefined {
  const months = Number(objectOf(value)['monthsOfExperience'])
  return Number.isFinite(months) && months >= 0 ? months / 12 : undefined
}

function timeOf(value: unknown, field: string, endOfDay: boolean): number | undefined {
  return value === undefined ? undefined : readIsoTime((textOf(value) ?? '').trim(), field, endOfDay)
}

function idOf(posting: Posting): string {
  const identifier = posting['identifier']
  const named = textOf(objectOf(identifier)['value']) ?? (typeof identifier === 'string' ? identifier : undefined)
  const organization = textOf(posting['hiringOrganization'])
  if (named !== undefined) return contentId('job', [organization, named])
  const address = textOf(posting['url']) ?? textOf(posting['@id'])
  if (address !== undefined) return contentId('job', [address])
  return contentId('job', [
    organization,
    textOf(posting['title']),
    JSON.stringify(posting['jobLocation'] ?? ''),
    textOf(posting['datePosted']),
  ])
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

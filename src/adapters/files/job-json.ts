/** A job as JSON: the one parser of postings from outside. A job without state is open, without audience for the marketplace. */
import Type, { type Static } from 'typebox'
import { marketplace } from '../../domain/audience.ts'
import type { ContractId, JobId, Timestamp } from '../../domain/ids.ts'
import { type Job, jobStates } from '../../domain/job.ts'
import { readIsoTime } from './iso-time.ts'
import { parser, refusal } from './json-problem.ts'
import { countryCode, id, line, listLength, nameLine, oneOf, statedTime, text } from './json-schema.ts'
import { audienceSchema, checkSalary, employmentTypeSchema, placeSchema, salarySchema, workplaceSchema } from './place-json.ts'
import { present } from './without-absent.ts'

const closed = { additionalProperties: false }
const lines = Type.Array(nameLine, { maxItems: listLength })
const years = Type.Number({ minimum: 0, maximum: 80 })

const targetingSchema = Type.Object(
  {
    skills: Type.Optional(lines),
    mustHaveSkills: Type.Optional(lines),
    minYears: Type.Optional(years),
    maxYears: Type.Optional(years),
    locations: Type.Optional(Type.Array(placeSchema, { maxItems: 50 })),
    languages: Type.Optional(lines),
    workPermit: Type.Optional(countryCode),
  },
  { ...closed, description: 'What the hirer asks for, beside the text' },
)

export const jobFields = {
  audience: Type.Optional(audienceSchema),
  contract: Type.Optional(id<ContractId>()),
  title: nameLine,
  company: Type.Optional(line),
  industry: Type.Optional(line),
  description: Type.Optional(text),
  location: Type.Optional(placeSchema),
  workplace: Type.Optional(workplaceSchema),
  employmentType: Type.Optional(employmentTypeSchema),
  salary: Type.Optional(salarySchema),
  targeting: Type.Optional(targetingSchema),
  state: Type.Optional(oneOf(jobStates)),
  postedAt: Type.Optional(statedTime),
  expiresAt: Type.Optional(statedTime),
}

export const jobSchema = Type.Object({ id: id<JobId>(), ...jobFields }, closed)
export type JobInput = Static<typeof jobSchema>

const parseInput = parser(jobSchema)

export function parseJob(value: unknown): Job {
  const input = parseInput(value)
  checkSalary(input.salary, 'salary')
  const { minYears, maxYears } = input.targeting ?? {}
  if (minYears !== undefined && maxYears !== undefined && minYears > maxYears) {
    throw refusal({ field: 'targeting.minYears', message: 'is above maxYears', remedy: 'swap minYears and maxYears' })
  }
  const times = present({ postedAt: timeIn(input.postedAt, 'postedAt', false), expiresAt: timeIn(input.expiresAt, 'expiresAt', true) })
  const { postedAt, expiresAt } = times
  if (postedAt !== undefined && expiresAt !== undefined && expiresAt < postedAt) {
    throw refusal({ field: 'expiresAt', message: 'is before postedAt', remedy: 'send a later time, or leave it out' })
  }
  return { audience: marketplace, targeting: {}, state: 'open', ...input, ...times }
}

function timeIn(stated: Timestamp | string | undefined, field: string, endOfDay: boolean): Timestamp | undefined {
  return typeof stated === 'string' ? readIsoTime(stated, field, endOfDay) : stated
}

/**
 * Events as callers send them: one schema a type, found by `type`, so that a fault is told for the event that was meant.
 * `parseEventInput` is the only way in.
 */
import Type, { type TProperties } from 'typebox'
import { parseJob } from '../../adapters/files/job-json.ts'
import { checker, type Problem, refusal, underField } from '../../adapters/files/json-problem.ts'
import { id, oneOf, plainLine, text, timestamp } from '../../adapters/files/json-schema.ts'
import { parseMember } from '../../adapters/files/member-json.ts'
import { applicationAnswers, channels, jobActions, ratings } from '../../domain/feedback.ts'
import type { JobId, MemberId, ProjectId, RecruiterId, RequestId } from '../../domain/ids.ts'
import { jobStates } from '../../domain/job.ts'
import { intents } from '../../domain/member.ts'
import type { EventInput } from '../../platform/platform.ts'
import { companySchema, contractSchema, projectSchema, recruiterSchema } from './account.ts'
import { queryText } from './search.ts'

export const maxEvents = 1000

const member = id<MemberId>()
const job = id<JobId>()
const recruiter = id<RecruiterId>()
const project = id<ProjectId>()
const request = Type.Optional(id<RequestId>('The page that led here'))
const undone = Type.Optional(Type.Boolean())
const channel = oneOf(channels)
const inMail = id<string>()

/** Checked by `parseMember` and `parseJob`, which know the reasons better. */
const whole = Type.Object({}, { additionalProperties: true })

const eventFields = {
  'member-upserted': { member: whole },
  'member-deleted': { member },
  'member-status-changed': { member, intent: oneOf(intents) },
  'job-upserted': { job: whole },
  'job-deleted': { job },
  'job-status-changed': { job, state: oneOf(jobStates) },
  'company-upserted': { company: companySchema },
  'contract-upserted': { contract: contractSchema },
  'recruiter-upserted': { recruiter: recruiterSchema },
  'project-upserted': { project: projectSchema },
  feedback: { project, recruiter, member, channel, rating: oneOf(ratings), undone, request },
  'job-acted': { member, job, action: oneOf(jobActions), undone, request },
  'in-mail-sent': { inMail, recruiter, project, member, channel, message: Type.Optional(text), request },
  'in-mail-answered': { inMail, accepted: Type.Boolean() },
  applied: { member, job, request },
  'application-answered': { member, job, recruiter, answer: oneOf(applicationAnswers), undone },
  'offer-made': { member, job },
  'offer-answered': { member, job, accepted: Type.Boolean() },
  hired: { member, job },
  'query-saved': { project, recruiter, name: plainLine, query: queryText, removed: Type.Optional(Type.Boolean()) },
} as const satisfies Record<EventInput['type'], TProperties>

export type EventType = keyof typeof eventFields
export const eventTypes = Object.keys(eventFields) as readonly EventType[]

const schemas = eventTypes.map((type) =>
  Type.Object(
    { type: Type.Literal(type), at: Type.Optional(timestamp), ...(eventFields[type] as TProperties) },
    { additionalProperties: false },
  ),
)
const checks: ReadonlyMap<unknown, (value: unknown) => Problem | undefined> = new Map(
  eventTypes.map((type, index) => [type, checker(schemas[index]!)]),
)

/** For the OpenAPI document. */
export const eventSchema = Type.Union(schemas)

export function parseEventInput(value: unknown): EventInput {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  const check = checks.get(type)
  if (!check) throw refusal({ field: 'type', message: 'is not the type of an event', remedy: `use one of ${eventTypes.join(', ')}` })
  const problem = check(value)
  if (problem) throw refusal(problem)
  return withPayload(value as EventInput)
}

function withPayload(input: EventInput): EventInput {
  if (input.type === 'member-upserted') return { ...input, member: under('member', () => parseMember(input.member)) }
  if (input.type === 'job-upserted') return { ...input, job: under('job', () => parseJob(input.job)) }
  return input
}

/** Runs a parser of a part and names its problem by the path from the whole. */
function under<T>(field: string, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw underField(error, field)
  }
}

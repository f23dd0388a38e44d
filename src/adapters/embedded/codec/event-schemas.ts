/** The stored format of every event: its fields, in order, each with its codec. Append only. */
import type { Event } from '../../../domain/event.ts'
import type { ApplicationInputs } from '../../../domain/hiring-events.ts'
import type { GateDecision, PageItems, PageShown } from '../../../domain/page.ts'
import {
  boolean,
  type Codec,
  type Fields,
  float32Column,
  float64,
  float64Column,
  json,
  list,
  literal,
  object,
  optional,
  text,
  uint32,
  uint32Column,
  uint32s,
} from './field-codec.ts'

export type EventType = Event['type']
type EventSchema<Type extends EventType> = Fields<Omit<Extract<Event, { type: Type }>, 'type'>>

const at = float64
const member = uint32
const job = uint32
const channel = literal([
  'recruiter-search',
  'recommended-matches',
  'job-applicants',
  'job-recommendations',
  'job-search',
  'rank',
  'application-chance',
])

const items: Codec<PageItems> = object<PageItems>({
  keys: uint32Column,
  versions: float64Column,
  scores: float64Column,
  vectors: float32Column,
  termOffsets: uint32Column,
  terms: uint32Column,
})

const inputs: Codec<ApplicationInputs> = object<ApplicationInputs>({
  featureSet: text,
  taxonomy: text,
  vector: float32Column,
  memberTerms: uint32Column,
  jobTerms: uint32Column,
})

const page: EventSchema<'page-shown'> = {
  at,
  request: text,
  channel,
  subject: literal(['members', 'jobs']),
  contract: optional(text),
  recruiter: optional(text),
  project: optional(text),
  job: optional(job),
  seeker: optional(member),
  query: text,
  queryTerms: uint32s,
  start: uint32,
  total: float64,
  missingShards: uint32,
  gates: list(object<GateDecision>({ gate: text, rejected: float64, unknown: float64 })),
  models: list(object<PageShown['models'][number]>({ name: text, version: text })),
  featureSet: text,
  taxonomy: text,
  indexOffset: float64,
  items,
  shuffled: optional(uint32),
}

export const schemas: { readonly [Type in EventType]: EventSchema<Type> } = {
  'member-upserted': { at, member },
  'member-deleted': { at, member },
  'member-erased': { at, member },
  'member-status-changed': { at, member, intent: literal(['active', 'open', 'passive', 'closed']) },
  'job-upserted': { at, job },
  'job-deleted': { at, job },
  'job-status-changed': { at, job, state: literal(['open', 'paused', 'closed']) },
  'company-upserted': { at, company: json },
  'contract-upserted': { at, contract: json },
  'recruiter-upserted': { at, recruiter: json },
  'project-upserted': { at, project: json },
  'page-shown': page,
  feedback: {
    at,
    project: text,
    recruiter: text,
    member,
    channel,
    rating: literal(['message', 'save', 'view', 'skip', 'archive']),
    undone: boolean,
    request: optional(text),
    terms: uint32s,
  },
  'job-acted': { at, member, job, action: literal(['view', 'apply', 'save', 'dismiss']), undone: boolean, request: optional(text) },
  'in-mail-sent': { at, inMail: text, recruiter: text, project: text, member, channel, request: optional(text) },
  'in-mail-answered': { at, inMail: text, member, accepted: boolean },
  applied: { at, member, job, request: optional(text), inputs: optional(inputs) },
  'application-answered': {
    at,
    member,
    job,
    recruiter: text,
    answer: literal(['message', 'save', 'advance', 'reject']),
    undone: optional(boolean),
  },
  'offer-made': { at, member, job },
  'offer-answered': { at, member, job, accepted: boolean },
  hired: { at, member, job },
  'query-saved': { at, project: text, recruiter: text, name: text, query: text, removed: boolean },
  'taxonomy-imported': { at, source: text, version: text },
  'model-promoted': { at, model: text, version: text, reason: text, pinned: optional(boolean), rollBack: optional(boolean) },
  'taxonomy-applied': { at, version: text },
  'effect-refitted': {
    at,
    model: text,
    coordinate: text,
    entityType: literal(['job', 'member']),
    entity: uint32,
    rows: uint32,
    positives: uint32,
    features: uint32Column,
    coefficients: float32Column,
    variances: float32Column,
  },
}

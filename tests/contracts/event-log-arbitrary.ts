/** Random events of every type, as the door would let them in. */
import fc from 'fast-check'
import type { Event } from '../../src/domain/event.ts'
import { applicationAnswers, channels, jobActions, pageChannels, ratings } from '../../src/domain/feedback.ts'
import { jobStates } from '../../src/domain/job.ts'
import { intents } from '../../src/domain/member.ts'

const id = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
const key = fc.integer({ min: 0, max: 20 })
const at = fc.integer({ min: 0, max: 4_000_000_000_000 })
const term = fc.integer({ min: 0, max: 0xffffffff })
const terms = fc.uniqueArray(term, { maxLength: 30 })
const few = fc.constantFrom('a', 'b', 'c')

function typed(
  type: Event['type'],
  fields: Record<string, fc.Arbitrary<unknown>>,
  maybe: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<Event> {
  const required = fc.record({ type: fc.constant(type), at, ...fields }, { noNullPrototype: true })
  return fc
    .tuple(required, fc.record(maybe, { requiredKeys: [], noNullPrototype: true }))
    .map(([some, more]) => ({ ...some, ...more }) as unknown as Event)
}

const float32 = fc.float({ noDefaultInfinity: true })

const items = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 5 })).chain(([count, width]) =>
  fc
    .record({
      keys: fc.array(key, { minLength: count, maxLength: count }),
      versions: fc.array(fc.integer({ min: 1, max: 2 ** 40 }), { minLength: count, maxLength: count }),
      scores: fc.array(fc.double({ noNaN: true }), { minLength: count, maxLength: count }),
      vectors: fc.array(float32, { minLength: count * width, maxLength: count * width }),
      terms: fc.array(fc.array(term, { maxLength: 8 }), { minLength: count, maxLength: count }),
    })
    .map((columns) => ({
      keys: Uint32Array.from(columns.keys),
      versions: Float64Array.from(columns.versions),
      scores: Float64Array.from(columns.scores),
      vectors: Float32Array.from(columns.vectors),
      termOffsets: Uint32Array.from([0, ...columns.terms.map((_, i) => columns.terms.slice(0, i + 1).flat().length)]),
      terms: Uint32Array.from(columns.terms.flat()),
    })),
)

const page = typed(
  'page-shown',
  {
    request: id,
    channel: fc.constantFrom(...pageChannels),
    subject: fc.constantFrom('members', 'jobs'),
    query: fc.string({ unit: 'grapheme' }),
    queryTerms: terms,
    start: fc.nat(),
    total: fc.nat(),
    missingShards: fc.nat(8),
    gates: fc.array(fc.record({ gate: id, rejected: fc.integer({ min: -1, max: 1000 }), unknown: fc.nat() }, { noNullPrototype: true }), {
      maxLength: 3,
    }),
    models: fc.array(fc.record({ name: id, version: id }, { noNullPrototype: true }), { maxLength: 3 }),
    featureSet: id,
    taxonomy: id,
    indexOffset: fc.nat(),
    items,
  },
  { contract: id, recruiter: id, project: id, job: key, seeker: key },
)

const inputs = fc.record(
  {
    featureSet: id,
    taxonomy: id,
    vector: fc.array(float32, { maxLength: 6 }).map((values) => Float32Array.from(values)),
    memberTerms: terms.map((values) => Uint32Array.from(values)),
    jobTerms: terms.map((values) => Uint32Array.from(values)),
  },
  { noNullPrototype: true },
)

export const arbitraryEvent: fc.Arbitrary<Event> = fc.oneof(
  typed('member-upserted', { member: key }),
  typed('member-deleted', { member: key }),
  typed('member-erased', { member: key }),
  typed('member-status-changed', { member: key, intent: fc.constantFrom(...intents) }),
  typed('job-upserted', { job: key }),
  typed('job-deleted', { job: key }),
  typed('job-status-changed', { job: key, state: fc.constantFrom(...jobStates) }),
  typed('company-upserted', {
    company: fc.record({ id: few, name: id, industry: id }, { requiredKeys: ['id', 'name'], noNullPrototype: true }),
  }),
  typed('contract-upserted', {
    contract: fc.record({ id: few, name: id, company: id }, { requiredKeys: ['id', 'name'], noNullPrototype: true }),
  }),
  typed('recruiter-upserted', { recruiter: fc.record({ id: few, contract: few, name: id }, { noNullPrototype: true }) }),
  typed('project-upserted', {
    project: fc.record(
      { id: few, contract: few, name: id, job: key, archived: fc.boolean() },
      { requiredKeys: ['id', 'contract', 'name'], noNullPrototype: true },
    ),
  }),
  page,
  typed(
    'feedback',
    {
      project: few,
      recruiter: few,
      member: key,
      channel: fc.constantFrom(...channels),
      rating: fc.constantFrom(...ratings),
      undone: fc.boolean(),
      terms,
    },
    { request: id },
  ),
  typed('job-acted', { member: key, job: key, action: fc.constantFrom(...jobActions), undone: fc.boolean() }, { request: id }),
  typed('in-mail-sent', { inMail: few, recruiter: few, project: few, member: key, channel: fc.constantFrom(...channels) }, { request: id }),
  typed('in-mail-answered', { inMail: few, member: key, accepted: fc.boolean() }),
  typed('applied', { member: key, job: key }, { request: id, inputs }),
  typed(
    'application-answered',
    { member: key, job: key, recruiter: few, answer: fc.constantFrom(...applicationAnswers) },
    { undone: fc.boolean() },
  ),
  typed('offer-made', { member: key, job: key }),
  typed('offer-answered', { member: key, job: key, accepted: fc.boolean() }),
  typed('hired', { member: key, job: key }),
  typed('query-saved', { project: few, recruiter: few, name: id, query: id, removed: fc.boolean() }),
  typed('taxonomy-imported', { source: id, version: id }),
  typed('taxonomy-applied', { version: id }),
  typed('effect-refitted', {
    model: id,
    coordinate: few,
    entityType: fc.constantFrom('job', 'member'),
    entity: key,
    rows: fc.nat(),
    positives: fc.nat(),
    features: terms.map((values) => Uint32Array.from(values)),
    coefficients: fc.array(float32, { maxLength: 6 }).map((values) => Float32Array.from(values)),
    variances: fc.array(float32, { maxLength: 6 }).map((values) => Float32Array.from(values)),
  }),
  typed('model-promoted', { model: few, version: id, reason: id }),
)

/** A page of results as answered: cards, scores with their contributions, facets, tags, and what was turned away. */
import Type, { type Static, type TSchema } from 'typebox'
import { oneOf } from '../../adapters/files/json-schema.ts'
import { pageChannels, ratings } from '../../domain/feedback.ts'
import type { JobId, MemberId, Offset, RequestId } from '../../domain/ids.ts'
import { intents } from '../../domain/member.ts'
import { termTypes } from '../../domain/term.ts'
import { scoreParts } from '../../platform/platform.ts'

export const requestId = Type.Unsafe<RequestId>({ type: 'string', description: 'Send it with feedback, so that outcomes attach' })
export const offset = Type.Unsafe<Offset>({ type: 'integer', minimum: 0, description: 'Position in the log' })
const termType = oneOf(termTypes)
const strings = Type.Array(Type.String())

export const contribution = Type.Object({
  feature: Type.String(),
  label: Type.String(),
  part: oneOf(scoreParts),
  value: Type.Union([Type.Number(), Type.Null()], { description: 'null where not known' }),
  measured: Type.Optional(Type.String({ description: 'The value as people count it, with its unit' })),
  contribution: Type.Number(),
})

export const parts = Type.Unsafe<Partial<Record<(typeof scoreParts)[number], number>>>({
  type: 'object',
  properties: Object.fromEntries(scoreParts.map((part) => [part, { type: 'number' }])),
  description: 'Contributions summed by part; the parts sum to the score',
})

export const explanation = Type.Object({
  score: Type.Number(),
  parts,
  contributions: Type.Array(contribution),
  requirements: Type.Array(
    Type.Object({
      type: termType,
      label: Type.String(),
      status: oneOf(['matched', 'missing', 'unknown']),
      mustHave: Type.Boolean(),
      field: Type.Optional(Type.String({ description: 'The profile field that proves it, such as `skills[3].name`' })),
    }),
  ),
  coordinates: Type.Optional(
    Type.Array(
      Type.Object({
        coordinate: Type.String(),
        label: Type.String(),
        score: Type.Number(),
        features: Type.Array(Type.Object({ feature: Type.String(), label: Type.String(), contribution: Type.Number() })),
      }),
      {
        description: 'Of GLMix models: what all share, and what single members, jobs, recruiters and contracts add; they sum to the score',
      },
    ),
  ),
})

export const memberCard = Type.Object({
  id: Type.Unsafe<MemberId>({ type: 'string' }),
  name: Type.Optional(Type.String()),
  headline: Type.Optional(Type.String()),
  location: Type.Optional(Type.String()),
  currentTitle: Type.Optional(Type.String()),
  currentCompany: Type.Optional(Type.String()),
  years: Type.Optional(Type.Number()),
  skills: strings,
  intent: Type.Optional(oneOf(intents)),
})

export const jobCard = Type.Object({
  id: Type.Unsafe<JobId>({ type: 'string' }),
  title: Type.String(),
  company: Type.Optional(Type.String()),
  location: Type.Optional(Type.String()),
  workplace: Type.Optional(Type.String()),
  skills: strings,
  salary: Type.Optional(Type.String()),
})

export const facet = Type.Object({
  type: termType,
  label: Type.String(),
  values: Type.Array(Type.Object({ value: Type.String(), label: Type.String(), count: Type.Integer(), selected: Type.Boolean() })),
})

const tag = Type.Object({
  id: Type.String(),
  type: oneOf([...termTypes, 'radius', 'years', 'phrase', 'unused', 'unread']),
  text: Type.String(),
  label: Type.String(),
  excluded: Type.Boolean(),
  use: oneOf(['filter', 'rank', 'none']),
})

const namedFilter = { tag: Type.Optional(Type.String()), facet: Type.Optional(termType), label: Type.String() }

function pageOf<Card extends TSchema>(card: Card) {
  return Type.Object({
    request: requestId,
    channel: oneOf(pageChannels),
    total: Type.Integer(),
    start: Type.Integer(),
    results: Type.Array(Type.Object({ position: Type.Integer(), card, explanation, rating: Type.Optional(oneOf(ratings)) })),
    facets: Type.Array(facet),
    tags: Type.Array(tag),
    gates: Type.Array(Type.Object({ gate: Type.String(), label: Type.String(), rejected: Type.Integer(), unknown: Type.Integer() })),
    filtersAtFault: Type.Array(Type.Object({ ...namedFilter, totalWithout: Type.Integer() }), {
      description: 'Of an empty page: filters without which it would fill',
    }),
    filterSetsAtFault: Type.Array(Type.Object({ filters: Type.Array(Type.Object(namedFilter)), totalWithout: Type.Integer() }), {
      description: 'Where no single filter is at fault: the smallest sets of those that are together',
    }),
    partial: Type.Boolean({ description: 'Some shards did not answer in time' }),
    missingShards: Type.Integer(),
    model: Type.String(),
    insteadOf: Type.Optional(
      Type.String({ description: 'First digits of the current version, where that is missing or refuses to load and `model` stands in' }),
    ),
    offset,
    tookMs: Type.Number(),
  })
}

export const talentPage = pageOf(memberCard)
export const jobPage = pageOf(jobCard)
export type TalentPage = Static<typeof talentPage>
export type JobPage = Static<typeof jobPage>

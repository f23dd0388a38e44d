/** The applicants of a job, and the chance of an application. */
import Type from 'typebox'
import { id, oneOf, timestamp } from '../../adapters/files/json-schema.ts'
import { applicationAnswers, ratings } from '../../domain/feedback.ts'
import type { JobId, MemberId, ProjectId } from '../../domain/ids.ts'
import { chanceTiers } from '../../platform/platform.ts'
import { contribution, explanation, memberCard, requestId, talentPage } from './page.ts'
import { afterOffset } from './search.ts'

const closed = { additionalProperties: false }

const fields = {
  project: Type.Optional(id<ProjectId>('Its ratings stand on the cards')),
  unanswered: Type.Optional(Type.Boolean({ description: 'Only those whom nobody answered yet' })),
  start: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '25 by default' })),
  blind: Type.Optional(Type.Boolean({ description: 'Leave out whatever names the person' })),
  after: Type.Optional(afterOffset),
}

export const applicantsQuery = Type.Object(fields, closed)

const tier = oneOf(chanceTiers)

const chance = Type.Object(
  { probability: Type.Number({ minimum: 0, maximum: 1 }), tier },
  { description: 'Of being messaged, saved or advanced; absent where chances are not told' },
)

const chances = Type.Union([
  Type.Object({
    stated: Type.Literal(true),
    basis: Type.Object({
      rows: Type.Integer({ description: 'Answered applications that chances were fitted to' }),
      judgedRows: Type.Integer({ description: 'Others that they were checked on' }),
      error: Type.Number({ description: 'Mean distance of stated chance and what came true, on those' }),
    }),
  }),
  Type.Object({ stated: Type.Literal(false), why: Type.String() }),
])

export const applicantPage = Type.Object({
  ...talentPage.properties,
  results: Type.Array(
    Type.Object({
      position: Type.Integer(),
      card: memberCard,
      explanation,
      rating: Type.Optional(oneOf(ratings)),
      application: Type.Object({
        appliedAt: timestamp,
        answer: Type.Optional(oneOf(applicationAnswers)),
        answeredAt: Type.Optional(timestamp),
      }),
      chance: Type.Optional(chance),
    }),
  ),
  chances,
})

export const chanceQuery = Type.Object({ member: id<MemberId>('Who would apply') }, closed)

export const applicationChance = Type.Object({
  request: requestId,
  job: Type.Unsafe<JobId>({ type: 'string' }),
  member: Type.Unsafe<MemberId>({ type: 'string' }),
  chance: Type.Optional(chance),
  chances,
  reasons: Type.Object({ speaksFor: Type.Array(contribution), speaksAgainst: Type.Array(contribution) }),
  requirements: explanation.properties.requirements,
  model: Type.String(),
})

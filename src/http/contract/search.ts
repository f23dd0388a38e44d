/** What a search asks: everything of the platform's `SearchInput` but the caller, whom the token names. */
import Type, { type Static } from 'typebox'
import { id, oneOf, plainLine } from '../../adapters/files/json-schema.ts'
import type { JobId, MemberId, Offset, ProjectId } from '../../domain/ids.ts'
import { termTypes } from '../../domain/term.ts'

const closed = { additionalProperties: false }
const facetType = oneOf(termTypes)
const years = Type.Number({ minimum: 0, maximum: 80 })

export const maxQueryLength = 2000

export const queryText = Type.String({
  maxLength: maxQueryLength,
  description: 'AND OR NOT, parentheses, "phrases" and -word are honoured',
})

export const afterOffset = Type.Unsafe<Offset>({
  type: 'integer',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'Wait until this offset is visible',
})

const searchFields = {
  text: Type.Optional(queryText),
  removedTags: Type.Optional(Type.Array(plainLine, { maxItems: 100 })),
  facets: Type.Optional(
    Type.Array(
      Type.Object(
        {
          type: facetType,
          values: Type.Array(plainLine, { minItems: 1, maxItems: 100 }),
          excluded: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
      { maxItems: 50, description: 'OR among values, AND between filters; "unknown" is a value' },
    ),
  ),
  years: Type.Optional(
    Type.Object({ min: Type.Optional(years), max: Type.Optional(years), unknown: Type.Optional(Type.Boolean()) }, closed),
  ),
  near: Type.Optional(
    Type.Object(
      {
        place: Type.String({ minLength: 1, maxLength: 200 }),
        radiusKm: Type.Number({ minimum: 0, maximum: 20_100 }),
        unknown: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
  ),
  job: Type.Optional(id<JobId>('Rank for this posting; its requirements join those of the text')),
  project: Type.Optional(id<ProjectId>()),
  start: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '25 by default' })),
  facetTypes: Type.Optional(Type.Array(facetType, { maxItems: termTypes.length })),
  blind: Type.Optional(Type.Boolean({ description: 'Leave out whatever names the person' })),
  after: Type.Optional(afterOffset),
}

export const searchBody = Type.Object(searchFields, closed)
export type SearchBody = Static<typeof searchBody>

const { start: _, limit: __, facetTypes: ___, blind: ____, ...foundFields } = searchFields

export const facetValuesBody = Type.Object(
  {
    ...foundFields,
    facet: facetType,
    contains: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Part of a label, or a name or alias; without it the most frequent values',
      }),
    ),
  },
  closed,
)

export const recommendBody = Type.Object({ ...searchFields, member: id<MemberId>() }, closed)
export type RecommendBody = Static<typeof recommendBody>

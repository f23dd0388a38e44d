/** Ranks given members for a query, a posting or a project. */
import Type, { type Static } from 'typebox'
import { id } from '../../adapters/files/json-schema.ts'
import type { JobId, MemberId, ProjectId } from '../../domain/ids.ts'
import { explanation, parts, requestId } from './page.ts'
import { queryText } from './search.ts'

export const rankBody = Type.Object(
  {
    members: Type.Array(id<MemberId>(), { minItems: 1, maxItems: 300 }),
    text: Type.Optional(queryText),
    job: Type.Optional(id<JobId>()),
    project: Type.Optional(id<ProjectId>()),
    explain: Type.Optional(Type.Boolean({ description: 'Contributions by feature and requirements besides the parts' })),
  },
  { additionalProperties: false },
)
export type RankBody = Static<typeof rankBody>

const memberId = Type.Unsafe<MemberId>({ type: 'string' })

export const rankAnswer = Type.Object({
  request: requestId,
  results: Type.Array(Type.Object({ id: memberId, score: Type.Number(), parts, explanation: Type.Optional(explanation) })),
  unknown: Type.Array(memberId, { description: 'Ids that name nobody whom the caller may see' }),
  closed: Type.Array(memberId, { description: 'Ids of people who want no contact (intent `closed`): they are ranked for nobody' }),
  partial: Type.Boolean({ description: 'As on pages; false, since given people are read from the store and no shard is asked' }),
  model: Type.String(),
})
export type RankAnswer = Static<typeof rankAnswer>

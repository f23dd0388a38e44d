/** Imports: what a file would become, what became of it, and which rows were refused for which reason. */
import Type, { type Static } from 'typebox'
import { importFormats } from '../../adapters/files/import-rows.ts'
import { id, oneOf } from '../../adapters/files/json-schema.ts'
import { flaggedText } from './flagged-text.ts'

export const importQuery = Type.Object(
  {
    format: oneOf(importFormats),
    subject: Type.Optional(oneOf(['members', 'jobs'])),
    preview: Type.Optional(Type.Boolean({ description: 'Read the file and report; write nothing' })),
    name: Type.Optional(id<string>('How the work is called; the format by default')),
  },
  { additionalProperties: false },
)
export type ImportQuery = Static<typeof importQuery>

export const rowProblem = Type.Object({
  field: Type.String(),
  message: Type.String(),
  remedy: Type.String(),
  count: Type.Integer(),
  rows: Type.Array(Type.Integer(), { description: 'The first of them, from 1' }),
})

export const importReport = Type.Object({
  id: Type.String({ description: 'Hash of the file' }),
  format: oneOf(importFormats),
  rows: Type.Integer(),
  accepted: Type.Integer(),
  refused: Type.Integer(),
  blank: Type.Integer({ description: 'Records without a word, skipped and not among the rows' }),
  problems: Type.Array(rowProblem),
  ignored: Type.Unsafe<Record<string, number>>({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Fields that were read over, and how often',
  }),
  flagged: Type.Array(
    Type.Object({ ...flaggedText, count: Type.Integer(), rows: Type.Array(Type.Integer(), { description: 'The first of them, from 1' }) }),
    { description: 'Texts that hide something from readers; rows come in all the same, and what is hidden is not read' },
  ),
  preview: Type.Array(Type.Object({ row: Type.Integer(), subject: oneOf(['members', 'jobs']), item: Type.Unknown() })),
  finished: Type.Boolean(),
})
export type ImportReport = Static<typeof importReport>

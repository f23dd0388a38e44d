/** The immutable base: document ids in decreasing static rank, ties by key. Only its tombstones change. */
import { fillBits, wordsFor } from '../../math/bitset.ts'
import { BasePostings } from './base-postings.ts'
import { CountingMemory } from './counting-memory.ts'
import { emptyColumns, type ForwardColumns } from './forward-columns.ts'
import { ForwardFields } from './forward-fields.ts'
import { type Inverted, invert } from './invert.ts'
import { numberRows } from './number-rows.ts'
import type { Segment } from './segment.ts'

export interface BaseSegment extends Segment {
  readonly base: BasePostings
  readonly counting: CountingMemory
}

/** All documents are alive where `alive` is absent. `memory`, where given, begins with what the arrays are views of. */
export function baseSegment(
  columns: ForwardColumns,
  { arrays, facets }: Inverted,
  { alive = allOf(columns.size), memory }: { readonly alive?: Uint32Array; readonly memory?: WebAssembly.Memory | undefined } = {},
): BaseSegment {
  const counting = new CountingMemory(columns.size, arrays, facets, memory)
  const { arena, scoring, placed } = counting
  const postings = new BasePostings({ ...arrays, ...placed }, columns.size, { bitsets: arena.algebra, scores: scoring })
  counting.alive.set(alive)
  const rows = numberRows(columns, counting.memory)
  return {
    columns,
    fields: new ForwardFields(columns, rows),
    numberRows: rows,
    postings,
    base: postings,
    counting,
    alive: counting.alive,
    arena,
    lists: counting.lists,
    scoring,
  }
}

export function emptyBase(): BaseSegment {
  const columns = emptyColumns()
  return baseSegment(columns, invert(columns, 0))
}

function allOf(size: number): Uint32Array {
  const alive = new Uint32Array(wordsFor(size))
  fillBits(alive, size)
  return alive
}

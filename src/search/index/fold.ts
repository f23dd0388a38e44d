/** Merges what is alive of the base and of the live documents into a new base, in decreasing static rank, ties by key. */
import { hasBit } from '../../math/bitset.ts'
import { type BaseSegment, baseSegment } from './base-segment.ts'
import { copyRow, type ForwardColumns, sizedColumns } from './forward-columns.ts'
import { invert } from './invert.ts'
import { type Segment, staticRankOf } from './segment.ts'

export function foldSegments(base: Segment, live: Segment, meanLength: number): BaseSegment {
  const baseRows = aliveRows(base)
  const liveRows = aliveRows(live).sort((a, b) => compareRows(live.columns, a, live.columns, b))
  const columns = roomFor([
    [base.columns, baseRows],
    [live.columns, liveRows],
  ])
  let b = 0
  let l = 0
  while (b < baseRows.length || l < liveRows.length) {
    const takeBase = l === liveRows.length || (b < baseRows.length && compareRows(base.columns, baseRows[b], live.columns, liveRows[l]) < 0)
    if (takeBase) copyRow(columns, base.columns, baseRows[b++])
    else copyRow(columns, live.columns, liveRows[l++])
  }
  return baseSegment(columns, invert(columns, meanLength))
}

/** Decreasing static rank, then ascending key. */
export function compareRows(a: ForwardColumns, row: number, b: ForwardColumns, other: number): number {
  const rank = staticRankOf(a, row)
  const otherRank = staticRankOf(b, other)
  if (rank !== otherRank) return rank > otherRank ? -1 : 1
  return a.keys[row] - b.keys[other]
}

function aliveRows(segment: Segment): Uint32Array {
  const rows = new Uint32Array(segment.columns.size)
  let count = 0
  for (let row = 0; row < segment.columns.size; row++) if (hasBit(segment.alive, row)) rows[count++] = row
  return rows.subarray(0, count)
}

function roomFor(parts: readonly (readonly [ForwardColumns, Uint32Array])[]): ForwardColumns {
  let rows = 0
  let terms = 0
  let tokens = 0
  for (const [columns, list] of parts) {
    rows += list.length
    for (let i = 0; i < list.length; i++) {
      terms += columns.termOffsets[list[i] + 1] - columns.termOffsets[list[i]]
      tokens += columns.tokenOffsets[list[i] + 1] - columns.tokenOffsets[list[i]]
    }
  }
  return sizedColumns(rows, terms, tokens)
}

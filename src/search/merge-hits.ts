/** Hits of several searchers as one list. Each list stands in the order of hits, so a walk over their heads merges them; columns in, columns out. */
import type { Hits } from './searcher.ts'

/** The first `limit` of all, by L1 score descending, then key ascending. */
export function mergeHits(lists: readonly Hits[], limit: number): Hits {
  const filled = lists.filter(({ keys }) => keys.length > 0)
  const count = Math.max(
    0,
    Math.min(
      limit,
      filled.reduce((sum, { keys }) => sum + keys.length, 0),
    ),
  )
  const { owners, places, terms } = walk(filled, count)
  const merged = emptyHits(count, terms, filled[0])
  for (let row = 0; row < count; row++) copyHit(filled[owners[row]], places[row], merged, row)
  return merged
}

interface Walk {
  /** By merged row: its list, and its place there. */
  readonly owners: Uint32Array
  readonly places: Uint32Array
  /** Terms of all merged rows. */
  readonly terms: number
}

function walk(lists: readonly Hits[], count: number): Walk {
  const [owners, places, next] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(lists.length)]
  let terms = 0
  for (let row = 0; row < count; row++) {
    const owner = firstOf(lists, next)
    const place = next[owner]++
    owners[row] = owner
    places[row] = place
    terms += lists[owner].termOffsets[place + 1] - lists[owner].termOffsets[place]
  }
  return { owners, places, terms }
}

/** The list whose head comes first; a few lists, so no heap. */
function firstOf(lists: readonly Hits[], next: Uint32Array): number {
  let first = -1
  for (let owner = 0; owner < lists.length; owner++) {
    if (next[owner] === lists[owner].keys.length) continue
    if (first < 0 || isBefore(lists[owner], next[owner], lists[first], next[first])) first = owner
  }
  return first
}

function isBefore(left: Hits, at: number, right: Hits, other: number): boolean {
  const difference = right.l1Scores[other] - left.l1Scores[at]
  return difference < 0 || (!(difference > 0) && left.keys[at] < right.keys[other])
}

/** Of the widths that `like` has; where there is none, there are no hits. */
function emptyHits(count: number, terms: number, like: Hits | undefined): Hits {
  const widthOf = (length: number | undefined) => (like === undefined ? 0 : length! / like.keys.length)
  return {
    keys: new Uint32Array(count),
    versions: new Float64Array(count),
    l1Scores: new Float64Array(count),
    vectors: new Float32Array(count * widthOf(like?.vectors.length)),
    termOffsets: new Uint32Array(count + 1),
    terms: new Uint32Array(terms),
    evidence: new Uint16Array(count * widthOf(like?.evidence.length)),
  }
}

function copyHit(from: Hits, place: number, to: Hits, row: number): void {
  to.keys[row] = from.keys[place]
  to.versions[row] = from.versions[place]
  to.l1Scores[row] = from.l1Scores[place]
  copyRow(from.vectors, place, to.vectors, row, to.vectors.length / to.keys.length)
  copyRow(from.evidence, place, to.evidence, row, to.evidence.length / to.keys.length)
  let end = to.termOffsets[row]
  for (let at = from.termOffsets[place]; at < from.termOffsets[place + 1]; at++) to.terms[end++] = from.terms[at]
  to.termOffsets[row + 1] = end
}

function copyRow<Column extends Float32Array | Uint16Array>(from: Column, place: number, to: Column, row: number, width: number): void {
  for (let i = 0; i < width; i++) to[row * width + i] = from[place * width + i]
}

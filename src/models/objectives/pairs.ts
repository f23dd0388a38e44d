/** Pairs of rows of one request with unlike labels: all of them, or a few drawn for each row. */
import { hashEnd, hashStart } from '../../math/hash32.ts'

/** Called with the row of the higher label first. */
export type VisitPair = (better: number, worse: number) => void

export function allPairs(labels: Float64Array, start: number, end: number, visit: VisitPair): void {
  for (let i = start; i < end; i++) {
    for (let j = i + 1; j < end; j++) {
      if (labels[i] > labels[j]) visit(i, j)
      else if (labels[i] < labels[j]) visit(j, i)
    }
  }
}

/**
 * For each row `count` partners among those of other labels, drawn evenly by a hash of (seed, round, row). Rows must be ordered by
 * label, greatest first, in `byLabel`: whoever has another label then stands before or behind all of one's own.
 */
export function drawnPairs(
  labels: Float64Array,
  byLabel: Uint32Array,
  start: number,
  end: number,
  { count, seed, round }: { readonly count: number; readonly seed: number; readonly round: number },
  visit: VisitPair,
): void {
  const hash = hashStart(seed, round)
  for (let from = start; from < end; ) {
    let to = from + 1
    while (to < end && labels[byLabel[to]] === labels[byLabel[from]]) to++
    const others = end - start - (to - from)
    for (let place = from; others > 0 && place < to; place++) {
      const row = byLabel[place]
      for (let draw = 0; draw < count; draw++) {
        const drawn = hashEnd(hash, row, draw) % others
        const other = byLabel[start + drawn < from ? start + drawn : start + drawn + (to - from)]
        if (labels[other] > labels[row]) visit(other, row)
        else visit(row, other)
      }
    }
    from = to
  }
}

/** With more labels than this in a request sorting is the faster. */
const mostLabels = 16

/** Rows of each request by label, greatest first; equal ones by row. */
export function orderByLabel(labels: Float64Array, requests: Uint32Array): Uint32Array {
  const order = Uint32Array.from(labels.keys())
  for (let i = 0; i + 1 < requests.length; i++) {
    const [start, end] = [requests[i], requests[i + 1]]
    const distinct = distinctLabels(labels, start, end)
    if (distinct.length > mostLabels) order.subarray(start, end).sort((a, b) => labels[b] - labels[a] || a - b)
    else {
      let place = start
      for (const label of distinct) for (let row = start; row < end; row++) if (labels[row] === label) order[place++] = row
    }
  }
  return order
}

/** Greatest first; not all of them where there are more than `mostLabels`. */
function distinctLabels(labels: Float64Array, start: number, end: number): readonly number[] {
  const found: number[] = []
  for (let row = start; row < end && found.length <= mostLabels; row++) if (!found.includes(labels[row])) found.push(labels[row])
  return found.sort((a, b) => b - a)
}

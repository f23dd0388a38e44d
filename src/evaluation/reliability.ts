/**
 * Do stated chances come true? Rows are put in order of their chance and cut into bins of equally many (ties stay together); in each bin
 * the mean chance stands beside the share of positives. The expected calibration error (ECE; Naeini et al., AAAI 2015, with bins of
 * equal size as in Nguyen & O'Connor 2015) is the mean distance of the two, each bin by its rows.
 */
import { checkAligned } from './aligned.ts'

export interface ReliabilityBin {
  /** Mean stated chance, 0–1. */
  readonly stated: number
  /** Share of positives. */
  readonly observed: number
  readonly rows: number
}

export const reliabilityBins = 10

/** `labels` above 0 are positive. Ascending by stated chance; empty for no rows. */
export function reliability(chances: Float64Array, labels: ArrayLike<number>, bins = reliabilityBins): readonly ReliabilityBin[] {
  checkAligned(chances, labels)
  const order = Uint32Array.from(chances.keys()).sort((a, b) => chances[a]! - chances[b]!)
  const found: ReliabilityBin[] = []
  for (let start = 0; start < order.length; ) {
    const end = endOfBin(order, chances, Math.max(start + 1, Math.round(((found.length + 1) * order.length) / bins)))
    found.push(binOf(order.subarray(start, end), chances, labels))
    start = end
  }
  return found
}

/** 0 for no rows. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0)
  return rows === 0 ? 0 : bins.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.stated - bin.observed), 0) / rows
}

function endOfBin(order: Uint32Array, chances: Float64Array, wanted: number): number {
  let end = Math.min(order.length, wanted)
  while (end < order.length && chances[order[end]!] === chances[order[end - 1]!]) end++
  return end
}

function binOf(rows: Uint32Array, chances: Float64Array, labels: ArrayLike<number>): ReliabilityBin {
  let [stated, positives] = [0, 0]
  for (const row of rows) {
    stated += chances[row]!
    if (labels[row]! > 0) positives++
  }
  return { stated: stated / rows.length, observed: positives / rows.length, rows: rows.length }
}

/**
 * Area under the ROC curve: the chance that a positive outscores a negative, ties counted ½; each pair weighs the product
 * of its weights. NaN where one class is missing.
 */
import { checkAligned } from './aligned.ts'
import type { Statistic } from './statistic.ts'

/** `labels` above 0 are positive. */
export function auc(scores: Float64Array, labels: ArrayLike<number>, weights?: ArrayLike<number>): number {
  checkAligned(scores, labels, weights)
  return aucInOrder(ascending(scores), scores, labels, (row) => weights?.[row] ?? 1)
}

/** The rows are sorted once, however often they are drawn anew. */
export function aucStatistic(
  scores: Float64Array,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  unitOfRow: ArrayLike<number> | undefined,
): Statistic {
  checkAligned(scores, labels, weights)
  const order = ascending(scores)
  return {
    units: unitOfRow === undefined ? scores.length : unitOfRow.length === 0 ? 0 : unitOfRow[unitOfRow.length - 1]! + 1,
    value: (counts) =>
      aucInOrder(order, scores, labels, (row) => (weights?.[row] ?? 1) * (counts === undefined ? 1 : counts[unitOfRow?.[row] ?? row]!)),
  }
}

function ascending(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!)
}

function aucInOrder(order: Uint32Array, scores: Float64Array, labels: ArrayLike<number>, weightOf: (row: number) => number): number {
  let positives = 0
  let negatives = 0
  let won = 0
  for (let from = 0; from < order.length; ) {
    let tiedPositives = 0
    let tiedNegatives = 0
    let to = from
    for (; to < order.length && scores[order[to]!] === scores[order[from]!]; to++) {
      const weight = weightOf(order[to]!)
      if (labels[order[to]!]! > 0) tiedPositives += weight
      else tiedNegatives += weight
    }
    won += tiedPositives * (negatives + tiedNegatives / 2)
    positives += tiedPositives
    negatives += tiedNegatives
    from = to
  }
  return won / (positives * negatives)
}

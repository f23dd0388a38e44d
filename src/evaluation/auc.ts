/**
 * Area under the ROC curve: the chance that a positive outscores a negative, ties counted ½; each pair weighs the product
 * of its weights. NaN where one class is missing.
 */
import { checkAligned } from './aligned.ts'

/** `labels` above 0 are positive. */
export function auc(scores: Float64Array, labels: ArrayLike<number>, weights?: ArrayLike<number>): number {
  checkAligned(scores, labels, weights)
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!)
  let positives = 0
  let negatives = 0
  let won = 0
  for (let from = 0; from < order.length; ) {
    let tiedPositives = 0
    let tiedNegatives = 0
    let to = from
    for (; to < order.length && scores[order[to]!] === scores[order[from]!]; to++) {
      const weight = weights?.[order[to]!] ?? 1
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

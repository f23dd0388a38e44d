/**
 * NDCG@k of one request: gain 2^label − 1 (or the label itself, for labels that are utilities), discount 1 / log2(1 + rank).
 * A request in which nothing is relevant has no ideal to be compared with: it counts `empty`, which is 0 here and 1 in
 * XGBoost and LightGBM; whoever prints an NDCG prints which.
 */
import { checkAligned } from './aligned.ts'
import { rankingOrder } from './ranking-order.ts'

export type Gain = 'exponential' | 'linear'

export interface NdcgOptions {
  readonly k: number
  readonly empty: 0 | 1
  readonly gain: Gain
}

/** Gains beyond are not exact. */
const highestGrade = 52

/** Labels are not negative. */
export function ndcg(scores: ArrayLike<number>, labels: ArrayLike<number>, { k, empty, gain }: NdcgOptions): number {
  checkAligned(scores, labels)
  const ideal = discountedGain(rankingOrder(labels), labels, k, gain)
  return ideal === 0 ? empty : discountedGain(rankingOrder(scores), labels, k, gain) / ideal
}

function discountedGain(order: Uint32Array, labels: ArrayLike<number>, k: number, gain: Gain): number {
  let sum = 0
  for (let rank = 0; rank < Math.min(k, order.length); rank++) sum += gainOf(labels[order[rank]!]!, gain) / Math.log2(rank + 2)
  return sum
}

function gainOf(label: number, gain: Gain): number {
  if (!(label >= 0)) throw new RangeError(`label ${label} is no degree of relevance`)
  if (gain === 'exponential' && label > highestGrade) throw new RangeError(`label ${label} is too high for a gain of 2^label − 1`)
  return gain === 'linear' ? label : 2 ** label - 1
}

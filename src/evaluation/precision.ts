/** Precision@k of one request: positives among the top k, divided by k even where fewer were shown. */
import { checkAligned } from './aligned.ts'
import { rankingOrder } from './ranking-order.ts'

export function precisionAt(k: number, scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  checkAligned(scores, labels)
  const top = rankingOrder(scores).subarray(0, k)
  return top.reduce((hits, row) => hits + Number(labels[row]! > 0), 0) / k
}

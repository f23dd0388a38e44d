/**
 * Average precision at k of one request: the mean, over the positives that could stand among the first k, of the precision at the
 * place of each one that does. A request without a positive counts `empty`.
 */
import { checkAligned } from './aligned.ts'
import { rankingOrder } from './ranking-order.ts'

export function averagePrecision(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  { k, empty }: { readonly k: number; readonly empty: 0 | 1 },
): number {
  checkAligned(scores, labels)
  const order = rankingOrder(scores)
  let [positives, hits, sum] = [0, 0, 0]
  order.forEach((row, rank) => {
    if (!(labels[row]! > 0)) return
    positives++
    if (rank >= k) return
    hits++
    sum += hits / (rank + 1)
  })
  return positives === 0 ? empty : sum / Math.min(k, positives)
}

/** How well scores order the pages: one value a page for each metric, so that two models can be compared page by page. */
import { ndcg } from '../evaluation/ndcg.ts'
import { precisionAt } from '../evaluation/precision.ts'
import type { TrainingPages } from './training-pages.ts'

export const pageMetrics = ['ndcg@10', 'precision@5', 'precision@25'] as const
export type PageMetric = (typeof pageMetrics)[number]

/** The metric that decides. A page on which nobody accepted counts 0 for every model. */
export const decidingMetric: PageMetric = 'ndcg@10'

const measures: Readonly<Record<PageMetric, (scores: Float64Array, labels: Float64Array) => number>> = {
  'ndcg@10': (scores, labels) => ndcg(scores, labels, { k: 10, empty: 0, gain: 'exponential' }),
  'precision@5': (scores, labels) => precisionAt(5, scores, labels),
  'precision@25': (scores, labels) => precisionAt(25, scores, labels),
}

export function measurePages(metric: PageMetric, scores: Float64Array, { examples }: TrainingPages): Float64Array {
  const requests = examples.requests!
  return Float64Array.from({ length: requests.length - 1 }, (_, page) => {
    const [start, end] = [requests[page]!, requests[page + 1]!]
    return measures[metric](scores.subarray(start, end), examples.labels.subarray(start, end))
  })
}

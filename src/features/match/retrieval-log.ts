/** Retrieval score, as log(1 + score). */
import type { Feature } from '../feature.ts'

export const retrievalLog: Feature = {
  name: 'retrieval-log',
  ofIndex: true,
  isAsked: ({ bestRetrieval }) => bestRetrieval !== 0,
  compute(context, document) {
    return context.requirements.bestRetrieval === 0 ? NaN : Math.log1p(context.retrieval(document))
  },
}

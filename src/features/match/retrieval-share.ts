/** Retrieval score as a share of the best that any document could reach. */
import type { Feature } from '../feature.ts'

export const retrievalShare: Feature = {
  name: 'retrieval-share',
  ofIndex: true,
  isAsked: ({ bestRetrieval }) => bestRetrieval !== 0,
  compute(context, document) {
    const { bestRetrieval } = context.requirements
    return bestRetrieval === 0 ? NaN : context.retrieval(document) / bestRetrieval
  },
}

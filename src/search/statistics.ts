/** Term statistics as they are frozen between folds. */
import type { Term } from '../domain/term.ts'
import { lowerBound } from '../math/lower-bound.ts'
import type { TermStatistics } from './search-index.ts'
import type { FrozenStatistics } from './snapshot-parts.ts'

export const noStatistics: FrozenStatistics = { documents: 0, meanLength: 0, terms: new Uint32Array(0), counts: new Uint32Array(0) }

export function termStatistics({ documents, meanLength, terms, counts }: FrozenStatistics): TermStatistics {
  return {
    documents,
    meanLength,
    documentFrequency(term: Term): number {
      const place = lowerBound(terms, 0, terms.length, term)
      return terms[place] === term ? counts[place] : 0
    },
  }
}

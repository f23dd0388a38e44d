/**
 * Retrieval terms: what brings a document among those that L1 ranks. Each term weighs its inverse document frequency times
 * the worth of its kind, so rare skills find people and frequent words only order them.
 */
import type { Term, TermType } from '../../domain/term.ts'
import { bestRetrieval, weightOf } from '../../search/bm25.ts'
import type { TermStatistics } from '../../search/search-index.ts'
import type { Should } from '../../search/searcher.ts'
import { type Asked, titlesAsked } from './asked.ts'
import { type AskedLexicon, isPlaceholder } from './asked-lexicon.ts'
import { relatedTo } from './requirements-of.ts'

/** Worth of a kind of term, set by hand: a title says more than one skill, a word less. */
const worth = { title: 2, currentTitle: 1, relatedTitle: 0.5, mustHaveSkill: 1.5, skill: 1, word: 0.5 }

export interface RetrievalSource {
  readonly asked: Asked
  /** Plain words and the words of values, as tokens. */
  readonly words: readonly string[]
  /** Words of a query without any filter count in full: they are all there is. */
  readonly wordWorth: number
  /** Where a title filters, near titles find nobody and would only reward having both. */
  readonly withRelatedTitles: boolean
}

export const ordinaryWordWorth = worth.word

export interface Retrieval {
  readonly should: readonly Should[]
  /** The score of a document that has all that is asked for. Near titles lie outside, since nobody is asked to have them all. */
  readonly best: number
}

export function retrievalOf(
  { asked, words, wordWorth, withRelatedTitles }: RetrievalSource,
  lexicon: AskedLexicon,
  statistics: TermStatistics,
): Retrieval {
  const titles = titlesAsked(asked)
  const weights = new Map<Term, number>()
  const add = (type: TermType, values: readonly string[], factor: number): void => {
    for (const value of values) {
      const term = lexicon.find(type, value)
      weights.set(term, Math.max(weights.get(term) ?? 0, Math.round(weightOf(term, statistics) * factor), 1))
    }
  }
  add('title', titles, worth.title)
  add('current-title', titles, worth.currentTitle)
  add('skill', asked.mustHaveSkills, worth.mustHaveSkill)
  add('skill', asked.skills, worth.skill)
  add('text', words, wordWorth)
  const best = bestRetrieval(asShould(weights))
  if (withRelatedTitles) add('title', relatedTo(titles, lexicon), worth.relatedTitle)
  return { should: asShould(weights).filter(({ term }) => !isPlaceholder(term)), best }
}

function asShould(weights: ReadonlyMap<Term, number>): Should[] {
  return [...weights].map(([term, weight]) => ({ term, weight })).sort((a, b) => a.term - b.term)
}

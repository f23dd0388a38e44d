/**
 * A lexicon in which every value that is asked has a term. A value that no document ever stated gets a placeholder, which no
 * document will ever have: so it counts as missing rather than as not asked, and a document that the viewer may not see
 * changes no score by being the first to state it (I12).
 */
import { type Term, type TermType, termNumber, termOf, termTypeOf } from '../../domain/term.ts'
import type { Lexicon } from '../lexicon.ts'

export interface AskedLexicon extends Lexicon {
  find(type: TermType, value: string): Term
}

/** The upper end of the numbering, which no dictionary reaches; the very last number is no term at all. */
const lastPlaceholder = 2 ** 27 - 2
const firstPlaceholder = lastPlaceholder - 2 ** 16

export function isPlaceholder(term: Term): boolean {
  return termNumber(term) > firstPlaceholder
}

/** One for each query: placeholders mean nothing beyond it. What was found once is remembered: many people state the same. */
export function askedLexicon(lexicon: Lexicon): AskedLexicon {
  const terms = new Map<string, Term>()
  const values = new Map<Term, string>()
  return {
    ...lexicon,
    find(type, value) {
      const key = `${type}:${value}`
      let term = terms.get(key)
      if (term === undefined) {
        term = lexicon.find(type, value) ?? placeholder(type, value)
        terms.set(key, term)
      }
      return term
    },
    value: (term) => values.get(term) ?? lexicon.value(term),
    termLabel(term) {
      const value = values.get(term)
      return value === undefined ? lexicon.termLabel(term) : lexicon.label(termTypeOf(term), value)
    },
  }

  function placeholder(type: TermType, value: string): Term {
    const term = termOf(type, lastPlaceholder - values.size)
    values.set(term, value)
    return term
  }
}

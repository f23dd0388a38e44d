/**
 * BM25 in whole numbers, so that every shard and every machine adds up the same score.
 *
 *   idf(t)       = ln(1 + (N − df + ½) / (df + ½))
 *   impact(t, d) = 255 · tf / (tf + k1 · (1 − b + b · length / mean length)), rounded, 1 … 255
 *   score(d)     = Σ weight(t) · impact(t, d),  weight(t) = round(64 · idf(t)), at least 1
 *
 * The constant k1 + 1 of the formula moves no order and is left out (Robertson and Zaragoza, 2009). Terms other than
 * text have impact 255.
 */
import { type Term, termTypeOf } from '../domain/term.ts'
import type { TermStatistics } from './search-index.ts'
import type { Should } from './searcher.ts'

export const fullImpact = 255
const k1 = 1.2
const b = 0.75

export function idf(documents: number, documentFrequency: number): number {
  return Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5))
}

export function termWeight(inverseDocumentFrequency: number): number {
  return Math.max(1, Math.round(inverseDocumentFrequency * 64))
}

/** Before the first fold nothing is counted yet: every term counts as if it stood in one document of two. */
export function weightOf(term: Term, statistics: TermStatistics): number {
  if (statistics.documents === 0) return termWeight(idf(2, 1))
  return termWeight(idf(statistics.documents, Math.min(statistics.documents, statistics.documentFrequency(term))))
}

/** k1 · (1 − b + b · length / mean length); a mean length of 0 (not counted yet) treats all lengths alike. */
export function lengthNorm(length: number, meanLength: number): number {
  return meanLength > 0 ? k1 * (1 - b + (b * length) / meanLength) : k1
}

export function impactOf(termFrequency: number, norm: number): number {
  return Math.max(1, Math.round((fullImpact * termFrequency) / (termFrequency + norm)))
}

/** The largest retrieval score a document could reach. */
export function bestRetrieval(should: readonly Should[]): number {
  return should.reduce((sum, { weight }) => sum + weight * fullImpact, 0)
}

export interface RetrievalAddend {
  readonly term: Term
  readonly weight: number
  readonly impact: number
  readonly addend: number
}

/** What each term adds to the retrieval score of a document, given how often it has each term; the addends sum to the score. */
export function explainRetrieval(
  should: readonly Should[],
  document: { readonly length: number; readonly meanLength: number; readonly frequency: (term: Term) => number },
): readonly RetrievalAddend[] {
  const norm = lengthNorm(document.length, document.meanLength)
  return should.map(({ term, weight }) => {
    const frequency = document.frequency(term)
    const impact = frequency === 0 ? 0 : termTypeOf(term) === 'text' ? impactOf(frequency, norm) : fullImpact
    return { term, weight, impact, addend: weight * impact }
  })
}

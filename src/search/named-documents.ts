/**
 * Documents that were named one by one, as a segment of their own: whoever has them at hand matches, scores and describes them as a shard
 * would, without asking one. Written anew for each request, into memory that is used again. They are few, so their rows are read; an
 * inverted index would cost more than it saves.
 */
import { type Term, termTypeOf } from '../domain/term.ts'
import { type Bits, fillBits, hasBit, setBit, wordsFor } from '../math/bitset.ts'
import { fullImpact, impactOf, lengthNorm } from './bm25.ts'
import { Arena } from './index/arena.ts'
import { clearRows, emptyColumns, type ForwardColumns } from './index/forward-columns.ts'
import { ForwardFields } from './index/forward-fields.ts'
import type { Matched } from './index/segment.ts'
import { TokenCounter } from './index/token-counter.ts'
import type { Should } from './searcher.ts'

export class NamedDocuments implements Matched {
  readonly columns = emptyColumns()
  readonly fields = new ForwardFields(this.columns)
  readonly postings = { unite: (term: Term, among: Bits, into: Bits) => this.#unite(term, among, into) }
  readonly arena = Arena.plain()
  readonly #words = new TokenCounter()
  #meanLength = 0

  /** Gives empty columns, to which rows are appended that ascend by key. `meanLength` is that of the index, as it stood at its last fold. */
  begin(meanLength: number): ForwardColumns {
    this.#meanLength = meanLength
    clearRows(this.columns)
    return this.columns
  }

  get alive(): Bits {
    const bits = new Uint32Array(wordsFor(this.columns.size))
    fillBits(bits, this.columns.size)
    return bits
  }

  /** Retrieval scores of all the rows. */
  score(should: readonly Should[]): Uint32Array {
    const scores = new Uint32Array(this.columns.size)
    const words = should.filter(({ term }) => termTypeOf(term) === 'text')
    for (const { term, weight } of should) if (termTypeOf(term) !== 'text') this.#scoreTerm(term, weight, scores)
    if (words.length > 0) this.#scoreWords(words, scores)
    return scores
  }

  #scoreTerm(term: Term, weight: number, scores: Uint32Array): void {
    for (let document = 0; document < scores.length; document++)
      if (this.fields.has(document, term)) scores[document] += weight * fullImpact
  }

  #scoreWords(words: readonly Should[], scores: Uint32Array): void {
    const { tokens, tokenOffsets, lengths } = this.columns
    this.#words.ask(words.map(({ term }) => term))
    for (let document = 0; document < scores.length; document++) {
      const norm = lengthNorm(lengths[document], this.#meanLength)
      const counts = this.#words.count(tokens, tokenOffsets[document], tokenOffsets[document + 1])
      for (let i = 0; i < words.length; i++) if (counts[i] > 0) scores[document] += words[i].weight * impactOf(counts[i], norm)
    }
  }

  #unite(term: Term, among: Bits, into: Bits): void {
    const { tokens, tokenOffsets } = this.columns
    const isText = termTypeOf(term) === 'text'
    if (isText) this.#words.ask([term])
    for (let document = 0; document < this.columns.size; document++) {
      if (!hasBit(among, document)) continue
      const has = isText
        ? this.#words.count(tokens, tokenOffsets[document], tokenOffsets[document + 1])[0] > 0
        : this.fields.has(document, term)
      if (has) setBit(into, document)
    }
  }
}

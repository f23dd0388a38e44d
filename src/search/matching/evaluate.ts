/**
 * A filter as a set of documents: word-wise algebra on bitsets. `among` bounds the answer, so that what must look at
 * single documents (ranges, phrases) looks only at those that are still in question.
 */
import { numberFields } from '../../domain/term.ts'
import { type Bits, setBit } from '../../math/bitset.ts'
import type { Matched } from '../index/segment.ts'
import { hasPhrase, streamLength, writeTokens } from '../index/token-stream.ts'
import type { Filter } from '../searcher.ts'

/** The documents of `among` that match. */
export function evaluate(filter: Filter, among: Bits, segment: Matched): Bits {
  switch (filter.type) {
    case 'everything':
      return segment.arena.copy(among)
    case 'nothing':
      return segment.arena.empty(among.length)
    case 'term':
      return evaluateTerms([filter], among, segment)
    case 'all':
      return evaluateAll(filter.of, among, segment)
    case 'any':
      return evaluateAny(filter.of, among, segment)
    case 'not':
      return segment.arena.without(among, evaluate(filter.of, among, segment))
    case 'phrase':
      return evaluatePhrase(filter, among, segment)
    case 'range':
      return evaluateRange(filter, among, segment)
  }
}

/** Whether a filter must look at single documents. */
export function isCostly(filter: Filter): boolean {
  switch (filter.type) {
    case 'phrase':
    case 'range':
      return true
    case 'all':
    case 'any':
      return filter.of.some(isCostly)
    case 'not':
      return isCostly(filter.of)
    default:
      return false
  }
}

type TermFilter = Extract<Filter, { type: 'term' }>

function evaluateTerms(filters: readonly TermFilter[], among: Bits, segment: Matched): Bits {
  const bits = segment.arena.empty(among.length)
  for (const { term } of filters) segment.postings.unite(term, among, bits)
  return bits
}

function evaluateAll(filters: readonly Filter[], among: Bits, segment: Matched): Bits {
  let bits = among
  for (const filter of cheapFirst(filters)) bits = evaluate(filter, bits, segment)
  return bits === among ? segment.arena.copy(among) : bits
}

/** What was found already need not be looked at again, which matters where single documents are. */
function evaluateAny(filters: readonly Filter[], among: Bits, segment: Matched): Bits {
  const terms = filters.filter((filter) => filter.type === 'term')
  const found = evaluateTerms(terms, among, segment)
  for (const filter of cheapFirst(filters)) {
    if (filter.type === 'term') continue
    const rest = isCostly(filter) ? segment.arena.without(among, found) : among
    segment.arena.algebra.uniteShared(found, evaluate(filter, rest, segment), among)
  }
  return found
}

function cheapFirst(filters: readonly Filter[]): readonly Filter[] {
  return [...filters.filter((filter) => !isCostly(filter)), ...filters.filter(isCostly)]
}

function evaluatePhrase(filter: Extract<Filter, { type: 'phrase' }>, among: Bits, segment: Matched): Bits {
  const words = filter.terms.map((term): TermFilter => ({ type: 'term', term }))
  const bits = evaluateAll(words, among, segment)
  if (filter.terms.length < 2) return bits
  const phrase = phraseStream(Uint32Array.from(filter.terms))
  const { tokens, tokenOffsets } = segment.columns
  return keep(bits, segment, (document) => hasPhrase(tokens, tokenOffsets[document], tokenOffsets[document + 1], phrase))
}

function phraseStream(terms: Uint32Array): Uint16Array {
  const stream = new Uint16Array(streamLength(terms))
  writeTokens(stream, 0, terms)
  return stream
}

function evaluateRange(filter: Extract<Filter, { type: 'range' }>, among: Bits, segment: Matched): Bits {
  const column = segment.columns.numbers[numberFields.indexOf(filter.field)]
  const { min, max, unknown } = filter
  return keep(among, segment, (document) => {
    const value = column[document]
    return (value >= min && value <= max) || (unknown && Number.isNaN(value))
  })
}

function keep(bits: Bits, { arena }: Matched, accepts: (document: number) => boolean): Bits {
  const kept = arena.empty(bits.length)
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]
    while (word !== 0) {
      const document = (i << 5) + 31 - Math.clz32(word & -word)
      if (accepts(document)) setBit(kept, document)
      word &= word - 1
    }
  }
  return kept
}

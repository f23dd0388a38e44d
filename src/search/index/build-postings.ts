/**
 * Inverts forward columns into base postings: one pass counts the documents of each term, the next writes them. Text is
 * inverted from the token stream, so that impacts follow the mean length frozen at this fold.
 */
import { wordsFor } from '../../math/bitset.ts'
import { UintTable } from '../../math/uint-table.ts'
import { impactOf, lengthNorm } from '../bm25.ts'
import { BasePostings, bitsetForm, columnForm, listForm, type PostingArrays } from './base-postings.ts'
import type { ForwardColumns } from './forward-columns.ts'
import { readTokens } from './token-stream.ts'

/** A text term in more than this share of the documents becomes a column. */
const columnShare = 1 / 6

export function buildPostings(columns: ForwardColumns, meanLength: number): BasePostings {
  const counted = countTerms(columns)
  const plan = layOut(counted, columns.size)
  writeTerms(columns, counted, plan)
  writeText(columns, counted, plan, meanLength)
  return new BasePostings(plan.arrays, columns.size)
}

interface Counted {
  readonly slots: UintTable
  /** Terms in order of their slots, and in how many documents each stands. */
  readonly terms: Uint32Array
  readonly counts: Uint32Array
  readonly longest: number
}

/** Every distinct term gets a slot at its first mention. */
function countTerms(columns: ForwardColumns): Counted {
  const slots = new UintTable(4096)
  let terms = new Uint32Array(4096)
  let counts = new Uint32Array(4096)
  let lastSeen = new Uint32Array(4096)
  const see = (term: number, document: number): void => {
    const slot = slots.getOrSet(term, slots.size)
    if (slot === terms.length) {
      terms = doubled(terms)
      counts = doubled(counts)
      lastSeen = doubled(lastSeen)
    }
    if (lastSeen[slot] === document + 1) return
    terms[slot] = term
    lastSeen[slot] = document + 1
    counts[slot]++
  }
  const longest = longestStream(columns)
  const tokens = new Uint32Array(longest)
  for (let document = 0; document < columns.size; document++) {
    for (let at = columns.termOffsets[document]; at < columns.termOffsets[document + 1]; at++) see(columns.terms[at], document)
    const count = readTokens(columns.tokens, columns.tokenOffsets[document], columns.tokenOffsets[document + 1], tokens)
    for (let i = 0; i < count; i++) if (tokens[i] !== 0) see(tokens[i], document)
  }
  return { slots, terms: terms.slice(0, slots.size), counts: counts.slice(0, slots.size), longest }
}

interface Plan {
  readonly arrays: PostingArrays
  /** By slot: the term's index in `arrays`, and where its next list entry goes. */
  readonly indexes: Uint32Array
  readonly next: Uint32Array
}

function layOut({ terms, counts, slots }: Counted, size: number): Plan {
  const sorted = terms.slice().sort()
  const indexes = new Uint32Array(terms.length)
  const arrays = termArrays(sorted)
  const next = new Uint32Array(terms.length)
  const ends = { list: 0, text: 0, words: 0, columns: 0 }
  for (let index = 0; index < sorted.length; index++) {
    const slot = slots.get(sorted[index])!
    indexes[slot] = index
    arrays.counts[index] = counts[slot]
    arrays.forms[index] = formOf(isText(sorted[index]), counts[slot], size)
    const isList = arrays.forms[index] === listForm
    arrays.places[index] = isList ? ends.list : ends.words
    next[slot] = ends.list
    if (isList) ends.list += counts[slot]
    else ends.words += wordsFor(size)
    if (arrays.forms[index] === columnForm) ends.columns += size
    if (isText(sorted[index])) ends.text = ends.list
  }
  const data = {
    lists: new Uint32Array(ends.list),
    impacts: new Uint8Array(ends.text),
    bitsets: new Uint32Array(ends.words),
    columns: new Uint8Array(ends.columns),
  }
  return { arrays: { ...arrays, ...data }, indexes, next }
}

function termArrays(terms: Uint32Array) {
  return { terms, counts: new Uint32Array(terms.length), forms: new Uint8Array(terms.length), places: new Uint32Array(terms.length) }
}

function formOf(text: boolean, count: number, size: number): number {
  if (text) return count > size * columnShare ? columnForm : listForm
  return count > wordsFor(size) ? bitsetForm : listForm
}

function writeTerms(columns: ForwardColumns, { slots }: Counted, { arrays, indexes, next }: Plan): void {
  const { forms, places, lists, bitsets } = arrays
  for (let document = 0; document < columns.size; document++) {
    for (let at = columns.termOffsets[document]; at < columns.termOffsets[document + 1]; at++) {
      const slot = slots.get(columns.terms[at])!
      const index = indexes[slot]
      if (forms[index] === listForm) lists[next[slot]++] = document
      else bitsets[places[index] + (document >>> 5)] |= 1 << (document & 31)
    }
  }
}

function writeText(columns: ForwardColumns, { slots, terms, longest }: Counted, { arrays, indexes, next }: Plan, meanLength: number): void {
  const { forms, places, lists, impacts, bitsets, columns: columnBytes } = arrays
  const frequencies = new Uint32Array(terms.length)
  const tokens = new Uint32Array(longest)
  const seen = new Uint32Array(longest)
  const words = wordsFor(columns.size)
  for (let document = 0; document < columns.size; document++) {
    const count = readTokens(columns.tokens, columns.tokenOffsets[document], columns.tokenOffsets[document + 1], tokens)
    const norm = lengthNorm(columns.lengths[document], meanLength)
    let distinct = 0
    for (let i = 0; i < count; i++) {
      if (tokens[i] === 0) continue
      const slot = slots.get(tokens[i])!
      if (frequencies[slot]++ === 0) seen[distinct++] = slot
    }
    for (let i = 0; i < distinct; i++) {
      const slot = seen[i]
      const index = indexes[slot]
      const impact = impactOf(frequencies[slot], norm)
      frequencies[slot] = 0
      if (forms[index] === listForm) {
        impacts[next[slot]] = impact
        lists[next[slot]++] = document
      } else {
        bitsets[places[index] + (document >>> 5)] |= 1 << (document & 31)
        columnBytes[(places[index] / words) * columns.size + document] = impact
      }
    }
  }
}

function isText(term: number): boolean {
  return term >>> 27 === 0
}

function longestStream({ size, tokenOffsets }: ForwardColumns): number {
  let longest = 0
  for (let document = 0; document < size; document++) longest = Math.max(longest, tokenOffsets[document + 1] - tokenOffsets[document])
  return longest
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}

/**
 * Inverts forward columns into base postings: one pass counts the documents of each term, the next writes them. Text is
 * inverted from the token stream, so that impacts follow the mean length frozen at this fold.
 */
import { wordsFor } from '../../math/bitset.ts'
import { grow } from '../../math/grow.ts'
import { impactOf, lengthNorm } from '../bm25.ts'
import { bitsetForm, columnForm, listForm, type PostingArrays } from './base-postings.ts'
import { buildFacetRows, type FacetRows } from './facet-rows.ts'
import type { ForwardColumns } from './forward-columns.ts'
import { TermSlots } from './term-slots.ts'
import { readTokens } from './token-stream.ts'

/** A text term in more than this share of the documents becomes a column. */
const columnShare = 1 / 6
/** Another term in more than this share becomes a bitset: up to twice as large as its list, but counted far quicker. */
const bitsetShare = 1 / 64

export interface Inverted {
  readonly arrays: PostingArrays
  readonly facets: FacetRows
}

export function invert(columns: ForwardColumns, meanLength: number): Inverted {
  const slots = new TermSlots()
  const text = tallyText(columns, slots)
  const plan = layOut(slots, countTerms(columns, slots, text.counts), columns)
  writeTerms(columns, slots, plan)
  writeText(columns, text, plan, meanLength)
  return { arrays: plan.arrays, facets: buildFacetRows(columns, slots, plan.arrays) }
}

/** The distinct words of each document and how often it has them: words `[starts[d], starts[d + 1])` are document d's. */
interface TextTally {
  readonly starts: Uint32Array
  readonly slots: Uint32Array
  readonly frequencies: Uint8Array
  /** By slot, in how many documents. */
  readonly counts: Uint32Array
}

const mostFrequent = 255

function tallyText(columns: ForwardColumns, slots: TermSlots): TextTally {
  const { size, tokens, tokenOffsets } = columns
  const tally = {
    starts: new Uint32Array(size + 1),
    slots: new Uint32Array(tokenOffsets[size]),
    frequencies: new Uint8Array(tokenOffsets[size]),
  }
  const words = new Uint32Array(longestStream(columns))
  let counts: Uint32Array = new Uint32Array(4096)
  let current: Uint32Array = new Uint32Array(4096)
  let end = 0
  for (let document = 0; document < size; document++) {
    const start = end
    const count = readTokens(tokens, tokenOffsets[document], tokenOffsets[document + 1], words)
    for (let i = 0; i < count; i++) {
      if (words[i] === 0) continue
      const slot = slots.of(words[i])
      if (slot >= current.length) current = grow(current, slot + 1)
      if (current[slot]++ === 0) tally.slots[end++] = slot
    }
    if (counts.length < current.length) counts = grow(counts, current.length)
    for (let i = start; i < end; i++) {
      const slot = tally.slots[i]
      tally.frequencies[i] = Math.min(mostFrequent, current[slot])
      current[slot] = 0
      counts[slot]++
    }
    tally.starts[document + 1] = end
  }
  return { ...tally, counts }
}

/** Adds the counts of the other terms; gives the count and the term of every slot. */
function countTerms(columns: ForwardColumns, slots: TermSlots, textCounts: Uint32Array) {
  const end = columns.termOffsets[columns.size]
  let counts = textCounts
  for (let at = 0; at < end; at++) {
    const slot = slots.of(columns.terms[at])
    if (slot >= counts.length) counts = grow(counts, slot + 1)
    counts[slot]++
  }
  return counts
}

interface Plan {
  readonly arrays: PostingArrays
  /** By slot: the term's form, where its next list entry goes, and the starts of its bitset and of its column. */
  readonly forms: Uint8Array
  readonly next: Uint32Array
  readonly words: Uint32Array
  readonly columnStarts: Uint32Array
}

function layOut(slots: TermSlots, counts: Uint32Array, { size }: ForwardColumns): Plan {
  const terms = slots.terms()
  const arrays = {
    terms,
    counts: new Uint32Array(terms.length),
    forms: new Uint8Array(terms.length),
    places: new Uint32Array(terms.length),
  }
  const bySlot = {
    forms: new Uint8Array(terms.length),
    next: new Uint32Array(terms.length),
    words: new Uint32Array(terms.length),
    columnStarts: new Uint32Array(terms.length),
  }
  const ends = { list: 0, text: 0, words: 0, columns: 0 }
  for (let index = 0; index < terms.length; index++) {
    const slot = slots.of(terms[index])
    const text = isText(terms[index])
    const form = formOf(text, counts[slot], size)
    arrays.counts[index] = counts[slot]
    arrays.forms[index] = form
    arrays.places[index] = form === listForm ? ends.list : ends.words
    bySlot.forms[slot] = form
    bySlot.next[slot] = ends.list
    bySlot.words[slot] = ends.words
    bySlot.columnStarts[slot] = ends.columns
    if (form === listForm) ends.list += counts[slot]
    else ends.words += wordsFor(size)
    if (form === columnForm) ends.columns += size
    if (text) ends.text = ends.list
  }
  return { arrays: { ...arrays, ...emptyData(ends) }, ...bySlot }
}

interface Ends {
  readonly list: number
  readonly text: number
  readonly words: number
  readonly columns: number
}

function emptyData(ends: Ends) {
  return {
    lists: new Uint32Array(ends.list),
    impacts: new Uint8Array(ends.text),
    bitsets: new Uint32Array(ends.words),
    columns: new Uint8Array(ends.columns),
  }
}

function formOf(text: boolean, count: number, size: number): number {
  if (text) return count > size * columnShare ? columnForm : listForm
  return count > size * bitsetShare ? bitsetForm : listForm
}

function writeTerms(columns: ForwardColumns, slots: TermSlots, { arrays, forms, next, words }: Plan): void {
  const { lists, bitsets } = arrays
  for (let document = 0; document < columns.size; document++) {
    for (let at = columns.termOffsets[document]; at < columns.termOffsets[document + 1]; at++) {
      const slot = slots.of(columns.terms[at])
      if (forms[slot] === listForm) lists[next[slot]++] = document
      else bitsets[words[slot] + (document >>> 5)] |= 1 << (document & 31)
    }
  }
}

function writeText(
  columns: ForwardColumns,
  tally: TextTally,
  { arrays, forms, next, words, columnStarts }: Plan,
  meanLength: number,
): void {
  const { lists, impacts, bitsets, columns: columnBytes } = arrays
  for (let document = 0; document < columns.size; document++) {
    const norm = lengthNorm(columns.lengths[document], meanLength)
    for (let i = tally.starts[document]; i < tally.starts[document + 1]; i++) {
      const slot = tally.slots[i]
      const impact = impactOf(tally.frequencies[i], norm)
      if (forms[slot] === listForm) {
        impacts[next[slot]] = impact
        lists[next[slot]++] = document
      } else {
        bitsets[words[slot] + (document >>> 5)] |= 1 << (document & 31)
        columnBytes[columnStarts[slot] + document] = impact
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

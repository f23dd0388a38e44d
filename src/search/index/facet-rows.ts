/**
 * The forward index once more, for counting: which terms that are ever counted each document has, as slots of this segment. A
 * document's slots lie side by side, so its terms of all types cost one walk. Types that pages seldom count come first, so that a walk
 * from the end of a row stops before them. Of the others too, terms that have a bitset come first, type by type and the most frequent
 * first, then the rest likewise: what can also be counted by bitsets need not be walked either. What searches filter by most comes last,
 * type by type: it is then counted by itself, over other documents than the rest.
 */
import { type TermType, termTypes } from '../../domain/term.ts'
import { bitsetForm, type PostingArrays } from './base-postings.ts'
import type { ForwardColumns } from './forward-columns.ts'
import type { TermSlots } from './term-slots.ts'

export interface FacetRows {
  /** By slot, the term's index in the postings. */
  readonly indexes: Uint32Array
  /** The slots of document d, ascending: slots[offsets[d] .. offsets[d + 1]]. One more stands at the end, so that the place after the last row can be read. */
  readonly offsets: Uint32Array
  readonly slots: Uint16Array | Uint32Array
}

/** Slots of the terms of one type: [start, end) with bitsets, [rareStart, rareEnd) without. */
export interface FacetType {
  /** Index of the type. */
  readonly type: number
  readonly start: number
  readonly end: number
  readonly rareStart: number
  readonly rareEnd: number
  /** How many documents the terms without bitsets have together. */
  readonly rarePostings: number
}

const seldom: ReadonlySet<TermType> = new Set([
  'title',
  'company',
  'function',
  'field-of-study',
  'employment-type',
  'workplace',
  'work-permit',
  'desired-title',
  'desired-location',
  'job-state',
  'must-have-skill',
])
const filtered: readonly TermType[] = ['skill', 'location']
const uncounted: ReadonlySet<string> = new Set(['text', 'audience', 'hidden-from'])

export function buildFacetRows(columns: ForwardColumns, termSlots: TermSlots, postings: PostingArrays): FacetRows {
  const indexes = countedIndexes(postings)
  const facetSlots = new Uint32Array(termSlots.size).fill(indexes.length)
  indexes.forEach((index, slot) => {
    facetSlots[termSlots.of(postings.terms[index])] = slot
  })
  const size = indexes.reduce((sum, index) => sum + postings.counts[index], 0)
  const slots = indexes.length < 2 ** 16 ? new Uint16Array(size + 1) : new Uint32Array(size + 1)
  return { indexes, offsets: writeRows(columns, termSlots, facetSlots, indexes.length, slots), slots }
}

/** By type index. `indexes` must be in the order of their slots. */
export function facetTypes({ indexes }: FacetRows, { terms, counts, forms }: PostingArrays): ReadonlyMap<number, FacetType> {
  const types = new Map<number, FacetType>()
  indexes.forEach((index, slot) => {
    const type = terms[index] >>> 27
    const known = types.get(type) ?? { type, start: slot, end: slot, rareStart: slot, rareEnd: slot, rarePostings: 0 }
    if (forms[index] === bitsetForm) types.set(type, { ...known, end: slot + 1 })
    else {
      const rareStart = known.rarePostings === 0 ? slot : known.rareStart
      types.set(type, { ...known, rareStart, rareEnd: slot + 1, rarePostings: known.rarePostings + counts[index] })
    }
  })
  return types
}

function countedIndexes({ terms, counts, forms }: PostingArrays): Uint32Array {
  const counted = Uint32Array.from(terms.keys()).filter((index) => !uncounted.has(termTypes[terms[index] >>> 27]))
  const group = (index: number) => {
    const type = termTypes[terms[index] >>> 27]
    return 2 * (seldom.has(type) ? 0 : 2 + filtered.indexOf(type)) + (forms[index] === bitsetForm ? 0 : 1)
  }
  return counted.sort((a, b) => group(a) - group(b) || (terms[a] >>> 27) - (terms[b] >>> 27) || counts[b] - counts[a] || a - b)
}

/** A term without a facet slot has `none`. */
function writeRows(
  columns: ForwardColumns,
  termSlots: TermSlots,
  facetSlots: Uint32Array,
  none: number,
  slots: FacetRows['slots'],
): Uint32Array {
  const offsets = new Uint32Array(columns.size + 1)
  let end = 0
  for (let document = 0; document < columns.size; document++) {
    for (let at = columns.termOffsets[document]; at < columns.termOffsets[document + 1]; at++) {
      const slot = facetSlots[termSlots.of(columns.terms[at])]
      if (slot !== none) insert(slots, offsets[document], end++, slot)
    }
    offsets[document + 1] = end
  }
  return offsets
}

/** Into the ascending slots of `[start, end)`: rows are short. */
function insert(slots: FacetRows['slots'], start: number, end: number, slot: number): void {
  let at = end
  while (at > start && slots[at - 1] > slot) {
    slots[at] = slots[at - 1]
    at--
  }
  slots[at] = slot
}

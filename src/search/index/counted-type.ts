/** A facet type of a base with what counting its terms needs: which have bitsets, where the others' lists end, and which are the most frequent. */
import type { PostingArrays } from './base-postings.ts'
import type { FacetRows, FacetType } from './facet-rows.ts'
import type { Placer } from './memory-placer.ts'

/** A type with what its kernel needs. Indexes of terms in the postings ascend. */
export interface CountedType extends FacetType {
  readonly frequentIndexes: Uint32Array
  readonly rareIndexes: Uint32Array
  /** Where the list of each rare term ends in the memory, in bytes. */
  readonly rareEnds: Uint32Array
  /** Slots of all its terms, those that most documents have first, and in how many documents each is. */
  readonly slots: Uint32Array
  readonly counts: Uint32Array
  /** `postingsBefore[i]`: how many documents the terms before `slots[i]` have together. */
  readonly postingsBefore: Uint32Array
}

/** `sums[i]`: the counts before the i-th together. */
export function sumsBefore(counts: Uint32Array): Uint32Array {
  const sums = new Uint32Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i] + counts[i]
  return sums
}

/** `lists` as they lie in the memory. */
export function countedType(
  type: FacetType,
  { indexes }: FacetRows,
  { places, counts }: PostingArrays,
  lists: Uint32Array,
  place: Placer,
): CountedType {
  const rareIndexes = indexes.slice(type.rareStart, type.rareEnd).sort()
  const slots = Uint32Array.from([...range(type.start, type.end), ...range(type.rareStart, type.rareEnd)])
  const ordered = slots.map((slot) => counts[indexes[slot]])
  return {
    slots,
    counts: ordered,
    postingsBefore: sumsBefore(ordered),
    ...type,
    frequentIndexes: indexes.slice(type.start, type.end).sort(),
    rareIndexes,
    rareEnds: place.copy(rareIndexes.map((index) => lists.byteOffset + (places[index] + counts[index]) * 4)),
  }
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i)
}

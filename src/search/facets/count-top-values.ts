/**
 * Counts the most frequent values of a type: term by term, those that most documents have first, until the next has too few
 * documents to be among the wanted (the threshold algorithm: Fagin, Lotem, Naor, Optimal aggregation algorithms, 2003). It goes on
 * a little longer than its own segment needs, so that mostly the sum over all segments is settled too.
 */
import type { Term } from '../../domain/term.ts'
import { kthLargest } from '../../math/select-top.ts'
import { type BasePostings, bitsetForm } from '../index/base-postings.ts'
import type { CountedType, CountingMemory } from '../index/counting-memory.ts'
import type { Workspace } from '../ranking/workspace.ts'

/** A term is left out when it has fewer documents than this share of the last wanted count. */
const margin = 0.7
const growthBetweenChecks = 1.25

export interface CountedBase {
  readonly base: BasePostings
  /** Stands at the matches. */
  readonly counting: CountingMemory
}

export function countTopValues(type: CountedType, values: number, counted: CountedBase, { facets, listed, list }: TopWorkspace): void {
  const terms = listed.of(type.type) ?? listed.choose(type.type, firstTerms(type, values, counted, list('top-counts', sizeOf(type))))
  for (const term of terms) {
    const slot = counted.counting.slotOf(term)
    if (slot !== undefined) facets.add(term, countSlot(slot, counted))
  }
  listed.leaveOut(
    type.type,
    mostOfOthers(type, counted, (term) => listed.has(type.type, term)),
  )
}

type TopWorkspace = Pick<Workspace, 'facets' | 'listed' | 'list'>

/** How many terms must be looked at for so many values where a share of all documents matches, if values are spread as Zipf found. */
export function estimateTerms({ start, end, rareStart, rareEnd }: CountedType, values: number, share: number): number {
  return Math.min(end - start + rareEnd - rareStart, values / (margin * share))
}

function firstTerms(type: CountedType, values: number, counted: CountedBase, counts: Uint32Array): readonly Term[] {
  const { arrays } = counted.base
  const { indexes } = counted.counting.rows
  const size = sizeOf(type)
  let done = 0
  for (let check = values; done < size; check = Math.ceil(done * growthBetweenChecks)) {
    for (const end = Math.min(check, size); done < end; done++) counts[done] = countSlot(slotAt(type, done), counted)
    if (done < size && arrays.counts[indexes[slotAt(type, done)]] < margin * kthLargest(counts, done, values).value) break
  }
  return Array.from({ length: done }, (_, i) => arrays.terms[indexes[slotAt(type, i)]])
}

function countSlot(slot: number, { base, counting }: CountedBase): number {
  const { forms, places, counts } = base.arrays
  const index = counting.rows.indexes[slot]
  return forms[index] === bitsetForm ? counting.countBitset(places[index]) : counting.countList(places[index], counts[index])
}

/** Documents of the most frequent term that is not listed. */
function mostOfOthers(type: CountedType, { base, counting }: CountedBase, isListed: (term: Term) => boolean): number {
  for (let i = 0; i < sizeOf(type); i++) {
    const index = counting.rows.indexes[slotAt(type, i)]
    if (!isListed(base.arrays.terms[index])) return base.arrays.counts[index]
  }
  return 0
}

function sizeOf({ start, end, rareStart, rareEnd }: CountedType): number {
  return end - start + rareEnd - rareStart
}

/** The i-th term of the type by how many documents have it. */
function slotAt({ start, end, rareStart }: CountedType, i: number): number {
  return i < end - start ? start + i : rareStart + i - (end - start)
}

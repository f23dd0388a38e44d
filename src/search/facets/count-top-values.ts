/**
 * Counts the most frequent values of a type: term by term, those that most documents have first, until the next has too few
 * documents to be among the wanted (the threshold algorithm: Fagin, Lotem, Naor, Optimal aggregation algorithms, 2003). A term is
 * given up halfway as soon as it cannot be among them either. Both go a little further than the segment by itself would need, so
 * that mostly the sum over all segments is settled too.
 */
import type { Term } from '../../domain/term.ts'
import { kthLargest } from '../../math/select-top.ts'
import { type BasePostings, bitsetForm } from '../index/base-postings.ts'
import type { CountedType } from '../index/counted-type.ts'
import type { CountingMemory } from '../index/counting-memory.ts'
import type { Workspace } from '../ranking/workspace.ts'
import { leastOf } from './least-of.ts'

const growthBetweenChecks = 1.25

export interface CountedBase {
  readonly base: BasePostings
  /** Stands at the matches. */
  readonly counting: CountingMemory
}

export function countTopValues(type: CountedType, values: number, counted: CountedBase, workspace: TopWorkspace): void {
  const listed = workspace.listed.of(type.type)
  if (listed === undefined) listTop(type, values, counted, workspace)
  else countListed(type, listed, values, counted, workspace)
}

type TopWorkspace = Pick<Workspace, 'facets' | 'listed' | 'list'>

/** The first segment: chooses which terms are listed, and counts them. */
function listTop(type: CountedType, values: number, counted: CountedBase, { facets, listed, list }: TopWorkspace): void {
  const { arrays } = counted.base
  const { slots } = type
  const counts = list('top-counts', slots.length)
  const terms: Term[] = []
  let [least, mostOfOthers, check] = [0, 0, values]
  let at = 0
  for (; at < slots.length && type.counts[at] >= least; at++) {
    const count = countSlot(slots[at], counted, least)
    if (count < least) mostOfOthers = Math.max(mostOfOthers, count)
    else {
      counts[terms.length] = count
      terms.push(arrays.terms[counted.counting.rows.indexes[slots[at]]])
    }
    if (terms.length < check) continue
    least = Math.max(1, leastOf(kthLargest(counts, terms.length, values).value))
    check = Math.ceil(terms.length * growthBetweenChecks)
  }
  if (at < slots.length) mostOfOthers = Math.max(mostOfOthers, type.counts[at])
  terms.forEach((term, i) => {
    facets.add(term, counts[i])
  })
  const added = new Set(terms)
  for (const term of listed.choose(type.type, terms)) if (!added.has(term)) addTerm(term, counted, facets)
  listed.leaveOut(type.type, mostOfOthers)
}

/** A later segment: counts what is listed, and bounds what is not. */
function countListed(type: CountedType, terms: Uint32Array, values: number, counted: CountedBase, { facets, listed, list }: TopWorkspace) {
  const counts = list('top-counts', terms.length)
  for (let i = 0; i < terms.length; i++) counts[i] = addTerm(terms[i], counted, facets)
  const least = terms.length < values ? 1 : Math.max(1, leastOf(kthLargest(counts, terms.length, values).value))
  listed.leaveOut(type.type, mostOfUnlisted(type, least, counted, listed))
}

/** No term that is not listed has more documents; terms of fewer than `least` are not looked at closely. */
function mostOfUnlisted({ type, slots, counts }: CountedType, least: number, counted: CountedBase, listed: Workspace['listed']): number {
  const { terms } = counted.base.arrays
  const { indexes } = counted.counting.rows
  let most = 0
  for (let at = 0; at < slots.length; at++) {
    if (listed.has(type, terms[indexes[slots[at]]])) continue
    if (counts[at] <= Math.max(most, least)) return Math.max(most, counts[at])
    most = Math.max(most, countSlot(slots[at], counted, Math.max(most, least)))
  }
  return most
}

function addTerm(term: Term, counted: CountedBase, facets: Workspace['facets']): number {
  const slot = counted.counting.slotOf(term)
  const count = slot === undefined ? 0 : countSlot(slot, counted, 0)
  facets.add(term, count)
  return count
}

function countSlot(slot: number, { base, counting }: CountedBase, least: number): number {
  const { forms, places, counts } = base.arrays
  const index = counting.rows.indexes[slot]
  return forms[index] === bitsetForm ? counting.countBitset(places[index], least) : counting.countList(places[index], counts[index], least)
}

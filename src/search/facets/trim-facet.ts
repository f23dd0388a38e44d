/** Of counts of all terms those that a page could show, so that thousands need not pass between threads and be merged; the rest is bounded. */
import { termTypeOf, unknownTerm } from '../../domain/term.ts'
import { lowerBound } from '../../math/lower-bound.ts'
import { kthLargest } from '../../math/select-top.ts'
import type { FacetCounts } from '../searcher.ts'
import { leastKept } from './least-of.ts'
import type { WantedValues } from './listed-terms.ts'

/** So many times the wanted values pass untrimmed. */
const roomy = 4

/** Terms that are always counted are listed even with no document here: of what is not listed nobody knows the count. */
export function trimFacet(facet: FacetCounts, wanted: WantedValues | undefined): FacetCounts {
  const { type, terms, counts } = facet
  if (wanted === undefined || terms.length <= roomy * wanted.values) return facet
  const always = [unknownTerm(type), ...wanted.terms.filter((term) => termTypeOf(term) === type)]
  const least = leastKept(kthLargest(counts, counts.length, Math.max(1, wanted.values)).value)
  const isAlways = new Set(always)
  const kept = [...isAlways]
  let others = 0
  for (let row = 0; row < terms.length; row++) {
    if (isAlways.has(terms[row])) continue
    if (counts[row] >= least) kept.push(terms[row])
    else if (counts[row] > others) others = counts[row]
  }
  const listed = Uint32Array.from(kept).sort()
  return { type, terms: listed, counts: listed.map((term) => countOf(term, facet)), others }
}

function countOf(term: number, { terms, counts }: FacetCounts): number {
  const row = lowerBound(terms, 0, terms.length, term)
  return terms[row] === term ? counts[row] : 0
}

/** Of counts of all terms those that a page could show, so that thousands need not pass between threads and be merged; the rest is bounded. */
import { termNumber, termTypeOf, unknownTerm } from '../../domain/term.ts'
import { kthLargest } from '../../math/select-top.ts'
import type { FacetCounts } from '../searcher.ts'
import { leastKept } from './least-of.ts'
import type { WantedValues } from './listed-terms.ts'

/** So many times the wanted values pass untrimmed. */
const roomy = 4

/**
 * The terms of the facet, each once, may stand in any order; those of the answer ascend. Terms that are always counted are listed even
 * with no document here: of what is not listed nobody knows the count.
 */
export function trimFacet(facet: FacetCounts, wanted: WantedValues | undefined): FacetCounts {
  const { type, terms, counts } = facet
  if (wanted === undefined || terms.length <= roomy * wanted.values) return ascending(facet, terms.length)
  const always = new Set([unknownTerm(type), ...wanted.terms.filter((term) => termTypeOf(term) === type)])
  const least = leastKept(kthLargest(counts, counts.length, Math.max(1, wanted.values)).value)
  const kept = { type, terms: new Uint32Array(terms.length + always.size), counts: new Uint32Array(terms.length + always.size) }
  let [size, others] = [0, 0]
  for (let row = 0; row < terms.length; row++) {
    const count = counts[row]
    if (count < least && count <= others) continue
    if (always.has(terms[row])) continue
    if (count < least) others = count
    else {
      kept.terms[size] = terms[row]
      kept.counts[size++] = count
    }
  }
  for (const term of always) {
    kept.terms[size] = term
    kept.counts[size++] = counts[terms.indexOf(term)] ?? 0
  }
  return { ...ascending(kept, size), others }
}

const rowBits = 26

/** The first `size` terms in their order: number and row are sorted as one number, since sorting by a function takes ten times as long. */
function ascending({ type, terms, counts }: FacetCounts, size: number): FacetCounts {
  const order = new Float64Array(size)
  for (let row = 0; row < size; row++) order[row] = termNumber(terms[row]) * 2 ** rowBits + row
  order.sort()
  const sorted = { type, terms: new Uint32Array(size), counts: new Uint32Array(size) }
  for (let i = 0; i < size; i++) {
    const row = order[i] % 2 ** rowBits
    sorted.terms[i] = terms[row]
    sorted.counts[i] = counts[row]
  }
  return sorted
}

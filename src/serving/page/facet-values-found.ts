/** Values of a facet that somebody looks for by typing: by their label, or by any name that the taxonomy knows them by ("k8s"). */
import { type Term, type TermType, termNumber } from '../../domain/term.ts'
import type { FacetCounts } from '../../search/searcher.ts'
import { fold, lowerCase } from '../../standardization/normalize.ts'
import { unknownValue } from '../../standardization/query/typed-query.ts'
import type { Lexicon } from '../lexicon.ts'
import { unknownLabel } from '../query/filter-clauses.ts'
import type { FacetFilter } from '../query/search-query.ts'
import { termTypeLabel } from '../query/term-type-label.ts'
import { type Facet, facetsShown } from './facets-shown.ts'

export interface FacetWanted {
  readonly type: TermType
  /** What the value's label holds, or a name or alias of the value. Every label holds the empty text. */
  readonly contains: string
}

/** `counted` holds all values of the facet; of those found the most frequent are shown. */
export function facetValuesFound(
  counted: FacetCounts,
  { type, contains }: FacetWanted,
  filters: readonly FacetFilter[],
  lexicon: Lexicon,
): Facet {
  const text = comparable(contains)
  const named = new Set(lexicon.named(type, contains.trim()))
  const rows = [...counted.terms.keys()].filter((row) => isFound(counted.terms[row]!))
  const found = {
    type,
    terms: Uint32Array.from(rows, (row) => counted.terms[row]!),
    counts: Uint32Array.from(rows, (row) => counted.counts[row]!),
  }
  const selected = filters.filter((filter) => filter.type === type).flatMap(({ values }) => values)
  const { values } = facetsShown([found], [], lexicon)[0]!
  return {
    type,
    label: termTypeLabel(type),
    values: values.map((one) => ({ ...one, selected: selected.includes(one.value) })),
  }

  function isFound(term: Term): boolean {
    const isUnknown = termNumber(term) === 0
    const value = isUnknown ? unknownValue : lexicon.value(term)
    if (value === undefined) return false
    return named.has(value) || comparable(isUnknown ? unknownLabel : lexicon.termLabel(term)!).includes(text)
  }
}

function comparable(text: string): string {
  return lowerCase(fold(text)).trim()
}

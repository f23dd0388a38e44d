/** Values of a facet that somebody looks for by typing: by their label, or by any name that the taxonomy knows them by ("k8s"). */
import { type Term, type TermType, termNumber } from '../../domain/term.ts'
import type { FacetCounts } from '../../search/searcher.ts'
import { fold, lowerCase } from '../../standardization/normalize.ts'
import type { Lexicon } from '../lexicon.ts'
import { valueLabel } from '../query/filter-clauses.ts'
import { type FacetFilter, unknownValue } from '../query/search-query.ts'
import { termTypeLabel } from '../query/term-type-label.ts'
import { type Facet, facetsShown } from './facets-shown.ts'

export interface FacetWanted {
  readonly type: TermType
  /** What the value's label holds, or a name or alias of the value. */
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
  const isFound = (_: number, row: number): boolean => {
    const value = valueNamed(counted.terms[row]!, lexicon)
    return value !== undefined && (named.has(value) || comparable(valueLabel(type, value, lexicon)).includes(text))
  }
  const found = { type, terms: counted.terms.filter(isFound), counts: counted.counts.filter(isFound) }
  const selected = filters.filter((filter) => filter.type === type).flatMap(({ values }) => values)
  const { values } = facetsShown([found], [], lexicon)[0]!
  return {
    type,
    label: termTypeLabel(type),
    values: values.map((one) => ({ ...one, selected: selected.includes(one.value) })),
  }
}

function valueNamed(term: Term, lexicon: Lexicon): string | undefined {
  return termNumber(term) === 0 ? unknownValue : lexicon.value(term)
}

function comparable(text: string): string {
  return lowerCase(fold(text)).trim()
}

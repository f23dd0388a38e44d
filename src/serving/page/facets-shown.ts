/** Facet counts as people read them: labels, by count, "not stated" last, and never without the values that are selected. */
import { type Term, type TermType, termNumber, unknownTerm } from '../../domain/term.ts'
import { selectTop } from '../../math/select-top.ts'
import type { FacetCounts } from '../../search/searcher.ts'
import { unknownValue } from '../../standardization/query/typed-query.ts'
import type { Lexicon } from '../lexicon.ts'
import { unknownLabel, valueLabel } from '../query/filter-clauses.ts'
import type { FacetFilter } from '../query/search-query.ts'
import { termTypeLabel } from '../query/term-type-label.ts'

export interface FacetValue {
  readonly value: string
  readonly label: string
  readonly count: number
  readonly selected: boolean
}

export interface Facet {
  readonly type: TermType
  readonly label: string
  readonly values: readonly FacetValue[]
}

/** The most frequent values are counted and labelled; the rest can be found by typing. */
export const longestFacet = 30

/** Terms of the values that are selected: they are shown however few have them. */
export function selectedTerms(filters: readonly FacetFilter[], lexicon: Lexicon): readonly Term[] {
  return filters.flatMap(({ type, values }) => values.flatMap((value) => lexicon.find(type, value) ?? []))
}

export function facetsShown(counted: readonly FacetCounts[], filters: readonly FacetFilter[], lexicon: Lexicon): readonly Facet[] {
  return counted.map((counts) => facetShown(counts, selectedOf(counts.type, filters), lexicon))
}

function selectedOf(type: TermType, filters: readonly FacetFilter[]): ReadonlySet<string> {
  return new Set(filters.filter((filter) => filter.type === type).flatMap((filter) => filter.values))
}

function facetShown(counts: FacetCounts, selected: ReadonlySet<string>, lexicon: Lexicon): Facet {
  const { type } = counts
  const values: FacetValue[] = []
  for (const row of frequentest(counts)) {
    const value = valueShown(counts, row, selected, lexicon)
    if (value !== undefined) values.push(value)
  }
  for (const value of selected) if (!values.some((one) => one.value === value)) values.push(absentValue(counts, value, lexicon))
  return { type, label: termTypeLabel(type), values: values.sort(byCountThenLabel) }
}

/** Rows of the largest counts, and of the unknown term wherever it stands. */
function frequentest({ type, terms, counts }: FacetCounts): Uint32Array {
  const rows = new Uint32Array(terms.length)
  for (let row = 0; row < rows.length; row++) rows[row] = row
  if (rows.length <= longestFacet) return rows
  selectTop(rows, rows.length, longestFacet, (a, b) => counts[b]! - counts[a]! || terms[a]! - terms[b]!)
  const unknown = terms.indexOf(unknownTerm(type))
  const isAmong = unknown === -1 || rows.indexOf(unknown) < longestFacet
  if (!isAmong) rows[longestFacet] = unknown
  return rows.subarray(0, isAmong ? longestFacet : longestFacet + 1)
}

/** A value that was erased since is not shown. */
function valueShown({ terms, counts }: FacetCounts, row: number, selected: ReadonlySet<string>, lexicon: Lexicon): FacetValue | undefined {
  const term = terms[row]!
  const isUnknown = termNumber(term) === 0
  const value = isUnknown ? unknownValue : lexicon.value(term)
  if (value === undefined) return undefined
  // Asking an empty set would look at every value's text, which is seldom near.
  const isSelected = selected.size > 0 && selected.has(value)
  return { value, label: isUnknown ? unknownLabel : lexicon.termLabel(term)!, count: counts[row]!, selected: isSelected }
}

/** A selected value outside the most frequent ones keeps its count; one that nothing has counts 0. */
function absentValue({ type, terms, counts }: FacetCounts, value: string, lexicon: Lexicon): FacetValue {
  const term = lexicon.find(type, value)
  const row = term === undefined ? -1 : terms.indexOf(term)
  return { value, label: valueLabel(type, value, lexicon), count: row === -1 ? 0 : counts[row]!, selected: true }
}

function byCountThenLabel(a: FacetValue, b: FacetValue): number {
  const unknownLast = Number(a.value === unknownValue) - Number(b.value === unknownValue)
  return unknownLast || b.count - a.count || compareText(a.label, b.label) || compareText(a.value, b.value)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

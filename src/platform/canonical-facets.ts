/** Facet filters in canonical values: callers may name them by name or alias ("C++", "Munich"). What names nothing is refused. */
import { PlatformError } from '../domain/errors.ts'
import type { TermType } from '../domain/term.ts'
import type { Lexicon } from '../serving/lexicon.ts'
import type { FacetFilter } from '../serving/query/search-query.ts'
import { unknownValue } from '../standardization/query/typed-query.ts'

export function canonicalFacets(facets: readonly FacetFilter[], lexicon: Lexicon): readonly FacetFilter[] {
  return facets.map((facet, index) => ({
    ...facet,
    values: [
      ...new Set(facet.values.flatMap((value, at) => canonicalValues(facet.type, value, `facets[${index}].values[${at}]`, lexicon))),
    ],
  }))
}

/** A value that is canonical already stays, even where it is another's alias; so does one that documents still state by an older taxonomy. */
function canonicalValues(type: TermType, value: string, field: string, lexicon: Lexicon): readonly string[] {
  if (value === unknownValue || lexicon.isValue(type, value) || lexicon.find(type, value) !== undefined) return [value]
  const named = lexicon.named(type, value)
  if (named.length > 0) return named
  const message = `${field}: "${value.slice(0, 100)}" names no ${type.replaceAll('-', ' ')} that is known here; use a value or name as facets list them, or search the words with text`
  throw new PlatformError('invalid-request', message, { field })
}

/** Facets, years and the radius as clauses. */
import { PlatformError } from '../../domain/errors.ts'
import type { Requirements } from '../../features/requirements.ts'
import type { Filter } from '../../search/searcher.ts'
import { radiusLabel, yearsLabel } from '../../standardization/labels.ts'
import { unknownValue } from '../../standardization/query/typed-query.ts'
import type { Lexicon } from '../lexicon.ts'
import { anyOf, placesAround, valueFilter, valuesFilter, yearsFilter } from './filter-of.ts'
import type { NamedClause } from './named-clause.ts'
import type { FacetFilter, Near, YearsRange } from './search-query.ts'
import { termTypeLabel } from './term-type-label.ts'

/** Ids of the tags that stand for fields of the request. */
export const nearTag = 'near'
export const yearsTag = 'years'

export function facetClause({ type, values, excluded }: FacetFilter, index: number, lexicon: Lexicon): NamedClause {
  const wanted = valuesFilter(type, values, lexicon)
  const filter: Filter = excluded === true ? { type: 'not', of: wanted } : wanted
  const named = values.map((value) => valueLabel(type, value, lexicon)).join(' or ')
  const label = `${termTypeLabel(type)}: ${excluded === true ? 'not ' : ''}${named}`
  return { name: `facet:${index}`, facet: type, filter, gate: false, label, origin: { type: 'facet', facet: type } }
}

export function yearsClause(range: YearsRange, subject: Requirements['subject']): NamedClause {
  const filter = yearsFilter(range, subject)
  return { name: yearsTag, filter, gate: false, label: yearsLabel(range), origin: { type: 'tag', tag: yearsTag } }
}

export function nearClause({ place, radiusKm, unknown }: Near, lexicon: Lexicon): NamedClause {
  const found = lexicon.placeNamed(place)
  if (found === undefined) {
    const message = `no place "${place}" is known; name a city, region or country, with its country where the name is not unique`
    throw new PlatformError('invalid-request', message, { field: 'near.place' })
  }
  const inside = valuesFilter('location', placesAround(found.value, radiusKm, lexicon), lexicon)
  const filter = unknown === true ? anyOf([inside, valueFilter('location', unknownValue, lexicon)]) : inside
  const label = Number.isNaN(found.latitude) ? found.label : radiusLabel(radiusKm, found.label)
  return { name: nearTag, filter, gate: false, label, origin: { type: 'tag', tag: nearTag } }
}

export const unknownLabel = 'Not stated'

export function valueLabel(type: FacetFilter['type'], value: string, lexicon: Lexicon): string {
  return value === unknownValue ? unknownLabel : lexicon.label(type, value)
}

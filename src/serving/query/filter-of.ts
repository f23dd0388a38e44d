/** Query nodes as filters over terms. What no document ever stated is found nowhere. */
import { type NumberField, type TermType, unknownTerm } from '../../domain/term.ts'
import type { Requirements } from '../../features/requirements.ts'
import type { Filter } from '../../search/searcher.ts'
import { type NamedFamily, type QueryNode, unknownValue } from '../../standardization/query/typed-query.ts'
import type { Lexicon } from '../lexicon.ts'
import type { YearsRange } from './search-query.ts'

/** A city that is typed means the city and what is near it. */
export const cityRadiusKm = 50

const nothing: Filter = { type: 'nothing' }

export function filterOf(node: QueryNode, subject: Requirements['subject'], lexicon: Lexicon): Filter {
  switch (node.type) {
    case 'value':
      if (node.family !== undefined) return familyFilter(node.termType, node.family, lexicon)
      return node.termType === 'location'
        ? aroundFilter(node.value, node.radiusKm ?? cityRadiusKm, lexicon)
        : valueFilter(node.termType, node.value, lexicon)
    case 'years':
      return yearsFilter(node, subject)
    case 'word':
      return valueFilter('text', node.word, lexicon)
    case 'phrase':
      return phraseFilter(node.words, lexicon)
    case 'all':
      return { type: 'all', of: node.of.map((inner) => filterOf(inner, subject, lexicon)) }
    case 'any':
      return anyOf(node.of.map((inner) => filterOf(inner, subject, lexicon)))
    case 'not':
      return { type: 'not', of: filterOf(node.of, subject, lexicon) }
  }
}

function familyFilter(type: TermType, { titles, orWord }: NamedFamily, lexicon: Lexicon): Filter {
  const called = valuesFilter(type, titles, lexicon)
  return orWord === undefined ? called : anyOf([called, valueFilter('text', orWord, lexicon)])
}

export function valueFilter(type: TermType, value: string, lexicon: Lexicon): Filter {
  const term = value === unknownValue ? unknownTerm(type) : lexicon.find(type, value)
  return term === undefined ? nothing : { type: 'term', term }
}

/** Documents that state any of the values; the unknown value is one of them where it is asked for. */
export function valuesFilter(type: TermType, values: readonly string[], lexicon: Lexicon): Filter {
  const stated: Filter[] = []
  for (const value of values) {
    const filter = valueFilter(type, value, lexicon)
    if (filter !== nothing) stated.push(filter)
  }
  return anyOf(stated)
}

/** A city and the cities within the radius; a region or country is itself. */
export function aroundFilter(value: string, radiusKm: number, lexicon: Lexicon): Filter {
  return valuesFilter('location', placesAround(value, radiusKm, lexicon), lexicon)
}

/** Members by their years of work; jobs by the least they ask for. */
export function yearsFilter({ min, max, unknown }: YearsRange, subject: Requirements['subject']): Filter {
  const field: NumberField = subject === 'members' ? 'years' : 'min-years'
  return { type: 'range', field, min: min ?? -Infinity, max: max ?? Infinity, unknown: unknown === true }
}

export function placesAround(value: string, radiusKm: number, lexicon: Lexicon): readonly string[] {
  const place = lexicon.place(value)
  if (place === undefined || Number.isNaN(place.latitude)) return [value]
  const around = lexicon.placesWithin(place.latitude, place.longitude, radiusKm)
  return around.includes(value) ? around : [value, ...around]
}

export function anyOf(filters: readonly Filter[]): Filter {
  const possible = filters.filter((filter) => filter.type !== 'nothing')
  if (possible.length === 0) return nothing
  return possible.length === 1 ? possible[0]! : { type: 'any', of: possible }
}

function phraseFilter(words: readonly string[], lexicon: Lexicon): Filter {
  if (words.length === 1) return valueFilter('text', words[0]!, lexicon)
  const terms = words.map((word) => lexicon.find('text', word)).filter((term) => term !== undefined)
  return terms.length < words.length ? nothing : { type: 'phrase', terms }
}

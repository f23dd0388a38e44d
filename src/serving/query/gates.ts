/**
 * Hard requirements beside the score: place, work permit and languages of an opening; for seekers the places they wish for
 * and the permits they hold. Whoever does not state the value fails, and is counted apart.
 */
import type { Filter } from '../../search/searcher.ts'
import { evidencePath } from '../../standardization/evidence.ts'
import { unknownValue } from '../../standardization/query/typed-query.ts'
import type { StandardDocument, StandardTerm } from '../../standardization/standard-document.ts'
import type { Lexicon } from '../lexicon.ts'
import { anyOf, placesAround, valueFilter, valuesFilter } from './filter-of.ts'
import type { NamedClause } from './named-clause.ts'
import { innermostPlaces, valuesOf } from './stated.ts'

export const gateRadiusKm = 100

/** How far an opening looks: around the places it targets, or, where that fills no page, in their countries. */
export type Reach = 'near' | 'country'

export function gatesOfOpening(opening: StandardDocument, reach: Reach, lexicon: Lexicon): readonly NamedClause[] {
  return [...placeGate(opening, reach, lexicon), ...permitGate(opening, lexicon), ...languageGates(opening, lexicon)]
}

/** Jobs that a seeker could not take: too far from every place wished for, or asking for a permit that is not held. */
export function gatesOfSeeker(seeker: StandardDocument, lexicon: Lexicon): readonly NamedClause[] {
  const wished = innermostPlaces(valuesOf(seeker, 'desired-location'), lexicon)
  const permits = valuesOf(seeker, 'work-permit')
  const near = anyOf([...wished.map((place) => reachable(place, lexicon)), valueFilter('workplace', 'remote', lexicon)])
  const permitted = valuesFilter('work-permit', [...permits, unknownValue], lexicon)
  return [
    ...(wished.length > 0 ? [gate('location', `Within reach of ${named('location', wished, lexicon)}, or remote`, near)] : []),
    ...(permits.length > 0 ? [gate('work-permit', 'Work permit held, or none asked for', permitted)] : []),
  ]
}

function placeGate(opening: StandardDocument, reach: Reach, lexicon: Lexicon): readonly NamedClause[] {
  if (valuesOf(opening, 'workplace').includes('remote')) return []
  const places = innermostPlaces(valuesOf(opening, 'location'), lexicon)
  if (places.length === 0) return []
  const wishes = places.map((place) => valuesFilter('desired-location', [place, ...ancestorsOf(place, lexicon)], lexicon))
  const targeted = opening.terms.some((term) => term.type === 'location' && isTargeted(term))
  return [targeted && reach === 'near' ? nearGate(places, wishes, lexicon) : countryGate(places, wishes, lexicon)]
}

/** Around the places that the hirer targeted. */
function nearGate(places: readonly string[], wishes: readonly Filter[], lexicon: Lexicon): NamedClause {
  const near = anyOf([...places.map((place) => reachable(place, lexicon)), ...wishes])
  return gate('location', `Within reach of ${named('location', places, lexicon)}`, near)
}

/** A place that the posting only names ranks by distance; who would have to come from abroad is turned away. */
function countryGate(places: readonly string[], wishes: readonly Filter[], lexicon: Lexicon): NamedClause {
  const countries = [...new Set(places.map((place) => [place, ...ancestorsOf(place, lexicon)].at(-1)!))]
  return gate('country', `In ${named('location', countries, lexicon)}`, anyOf([valuesFilter('location', countries, lexicon), ...wishes]))
}

/** Within 100 km or in the same region. */
function reachable(value: string, lexicon: Lexicon): Filter {
  const regions = ancestorsOf(value, lexicon).filter((ancestor) => ancestor.startsWith('region:'))
  return valuesFilter('location', [...placesAround(value, gateRadiusKm, lexicon), ...regions], lexicon)
}

/** Innermost first: region, country. */
function ancestorsOf(value: string, lexicon: Lexicon): readonly string[] {
  return lexicon.place(value)?.ancestors ?? []
}

function permitGate(opening: StandardDocument, lexicon: Lexicon): readonly NamedClause[] {
  const permits = valuesOf(opening, 'work-permit')
  if (permits.length === 0) return []
  return [gate('work-permit', `May work in ${named('work-permit', permits, lexicon)}`, valuesFilter('work-permit', permits, lexicon))]
}

/** Languages that the hirer targeted; those merely read off the posting rank. */
function languageGates(opening: StandardDocument, lexicon: Lexicon): readonly NamedClause[] {
  const targeted = opening.terms.filter(
    (term) => term.type === 'language' && evidencePath(term.evidence)?.startsWith('targeting.') === true,
  )
  return targeted.map(({ value }) =>
    gate(`language:${value}`, `Speaks ${lexicon.label('language', value)}`, valueFilter('language', value, lexicon)),
  )
}

function isTargeted({ evidence }: StandardTerm): boolean {
  return evidencePath(evidence)?.startsWith('targeting.') === true
}

/** Gate that a wider reach would open. */
export const nearGateName = 'gate:location'

/** Stands in every search for people: those who want no contact are left out. */
export const intentGateName = 'intent'

function gate(name: string, label: string, filter: Filter): NamedClause {
  return { name: `gate:${name}`, filter, gate: true, label, origin: { type: 'gate' } }
}

function named(type: 'location' | 'work-permit', values: readonly string[], lexicon: Lexicon): string {
  return values.map((value) => lexicon.label(type, value)).join(' or ')
}

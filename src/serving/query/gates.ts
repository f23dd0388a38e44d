/**
 * Hard requirements beside the score: place, work permit and languages of an opening; for seekers the places they wish for
 * and the permits they hold. Whoever does not state the value fails, and is counted apart.
 */
import type { Filter } from '../../search/searcher.ts'
import { evidencePath } from '../../standardization/evidence.ts'
import type { StandardDocument } from '../../standardization/standard-document.ts'
import type { Lexicon } from '../lexicon.ts'
import { anyOf, placesAround, valueFilter, valuesFilter } from './filter-of.ts'
import type { NamedClause } from './named-clause.ts'
import { unknownValue } from './search-query.ts'
import { innermostPlaces, valuesOf } from './stated.ts'

export const gateRadiusKm = 100

export function gatesOfOpening(opening: StandardDocument, lexicon: Lexicon): readonly NamedClause[] {
  return [...placeGate(opening, lexicon), ...permitGate(opening, lexicon), ...languageGates(opening, lexicon)]
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

function placeGate(opening: StandardDocument, lexicon: Lexicon): readonly NamedClause[] {
  const places = innermostPlaces(valuesOf(opening, 'location'), lexicon)
  if (places.length === 0 || valuesOf(opening, 'workplace').includes('remote')) return []
  const filter = anyOf(places.map((place) => reachable(place, lexicon)))
  return [gate('location', `Within reach of ${named('location', places, lexicon)}`, filter)]
}

/** Within 100 km or in the same region. */
function reachable(value: string, lexicon: Lexicon): Filter {
  const regions = lexicon.place(value)?.ancestors.filter((ancestor) => ancestor.startsWith('region:')) ?? []
  return valuesFilter('location', [...placesAround(value, gateRadiusKm, lexicon), ...regions], lexicon)
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

function gate(name: string, label: string, filter: Filter): NamedClause {
  return { name: `gate:${name}`, filter, gate: true, label, origin: { type: 'gate' } }
}

function named(type: 'location' | 'work-permit', values: readonly string[], lexicon: Lexicon): string {
  return values.map((value) => lexicon.label(type, value)).join(' or ')
}

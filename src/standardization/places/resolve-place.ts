/**
 * Which place a profile, a posting or a query means: "Berlin", "Springfield, IL", "Paris Texas", "Greater Berlin Area", "UK".
 * Among places of one name the stated country decides, then the stated region, then population. What names no place gives undefined.
 */
import type { PlaceText } from '../../domain/place.ts'
import { broadest, partsOf, placeInText, placeNamed } from './place-text.ts'
import type { Place, Places } from './places.ts'
import { cityFitting, qualifiersIn, type Reading, readingsOf } from './qualifiers.ts'

export interface PlaceFound {
  readonly place: Place
  /** Words. */
  readonly length: number
  readonly isQualified: boolean
}

const longestName = 5
const longestQualifier = 4

export function resolvePlace(places: Places, place: PlaceText | string): Place | undefined {
  if (typeof place === 'string') return placeInText(places, place)
  const { city, region, countryCode, text } = place
  const country = countryCode !== undefined && places.divisions.country(countryCode) !== undefined ? countryCode : undefined
  const within = region === undefined ? [] : readingsOf(places, region).filter((one) => country === undefined || one.country === country)
  const found = city === undefined ? undefined : statedCity(places, city, within, country)
  return (
    found ??
    (city === undefined || country !== undefined ? undefined : placeInText(places, city)) ??
    broadest(places, within) ??
    (text === undefined ? undefined : placeInside(country, placeInText(places, text))) ??
    (country === undefined ? undefined : places.country(country))
  )
}

/** In the stated region, else in the stated country. */
function statedCity(places: Places, city: string, within: readonly Reading[], country: string | undefined): Place | undefined {
  const inCountry = country === undefined ? [] : [{ country }]
  const asked = within.length > 0 ? within : inCountry
  return cityAmong(places, city, asked) ?? cityAmong(places, city, inCountry) ?? cityAmong(places, partsOf(places, city)[0] ?? '', asked)
}

/** The longest name of a place that begins at word `from`, its region or country behind it included: "Paris Texas". */
export function placeAt(
  places: Places,
  words: readonly string[],
  from: number,
  isNoQualifier: (word: number) => boolean,
): PlaceFound | undefined {
  for (let length = Math.min(longestName, words.length - from); length > 0; length--) {
    const name = words.slice(from, from + length).join(' ')
    const next = from + length
    const qualified = next < words.length && !isNoQualifier(next) ? qualifiedAt(places, words, next, name) : undefined
    if (qualified !== undefined) return { place: qualified.place, length: length + qualified.length, isQualified: true }
    const place = placeNamed(places, name)
    if (place !== undefined) return { place, length, isQualified: false }
  }
  return undefined
}

/** The city of this name in the region or country that `next` begins, the longest name first; `length` is that name's. */
function qualifiedAt(places: Places, words: readonly string[], next: number, name: string): { place: Place; length: number } | undefined {
  if (places.cities(name).length === 0) return undefined
  for (let length = Math.min(longestQualifier, words.length - next); length > 0; length--) {
    const row = cityFitting(places, name, qualifiersIn(places, [words.slice(next, next + length).join(' ')]))
    if (row !== undefined) return { place: places.city(row), length }
  }
  return undefined
}

function cityAmong(places: Places, name: string, among: readonly Reading[]): Place | undefined {
  const [row] = places.cities(name)
  if (row === undefined) return undefined
  const found = places.cities(name).find((candidate) => among.some((one) => places.isCityIn(candidate, one.country, one.region)))
  return found === undefined ? undefined : places.city(found)
}

function placeInside(country: string | undefined, place: Place | undefined): Place | undefined {
  const isInside = country === undefined || place?.value === `country:${country}` || place?.ancestors.includes(`country:${country}`)
  return isInside ? place : undefined
}

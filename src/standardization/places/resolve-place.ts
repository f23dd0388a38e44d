/**
 * Which place a profile, a posting or a query means: "Berlin", "Springfield, IL", "Paris Texas", "Greater Berlin Area", "UK".
 * Among places of one name the stated region or country decides, then population. What names no place gives undefined.
 */
import type { PlaceText } from '../../domain/place.ts'
import { tokenize } from '../tokenize.ts'
import type { Place, Places } from './places.ts'

/** A region or country, as one reading of a word: "CA" reads as California and as Canada. */
interface Qualifier {
  readonly country: string
  readonly region?: string
}

export interface PlaceFound {
  readonly place: Place
  /** Words. */
  readonly length: number
  readonly isQualified: boolean
}

/** From this population on a city goes before a region of the same name ("New York"). */
const largeCity = 500_000
const areaWords =
  /\b(greater|metropolitan|metro|area|region|city of|state of|and surroundings|und umgebung|großraum|raum|vicinity|remote|hybrid|on-?site)\b/gi
const longestName = 5
const longestQualifier = 4

export function resolvePlace(places: Places, place: PlaceText | string): Place | undefined {
  if (typeof place === 'string') return placeInText(places, place)
  const { city, region, countryCode, text } = place
  const country = countryCode !== undefined && places.divisions.country(countryCode) !== undefined ? countryCode : undefined
  const within = region === undefined ? [] : qualifiersOf(places, region).filter((one) => country === undefined || one.country === country)
  const asked = country === undefined ? within : within.length > 0 ? within : [{ country }]
  const found =
    city === undefined
      ? undefined
      : (cityAmong(places, city, asked) ?? (country === undefined ? undefined : cityAmong(places, city, [{ country }])))
  return (
    found ??
    (city === undefined || country !== undefined ? undefined : placeInText(places, city)) ??
    broadest(places, within) ??
    (country === undefined ? undefined : places.country(country)) ??
    (text === undefined ? undefined : placeInText(places, text))
  )
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
  for (let length = Math.min(longestQualifier, words.length - next); length > 0; length--) {
    const place = cityAmong(places, name, nonEmpty(qualifiersOf(places, words.slice(next, next + length).join(' '))))
    if (place !== undefined) return { place, length }
  }
  return undefined
}

function placeInText(places: Places, text: string): Place | undefined {
  if (places.isCityAlias(text)) return placeNamed(places, text)
  const parts = text
    .replace(areaWords, ' ')
    .split(/[,;|/()·]|\s[-–—]\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const [first, ...others] = parts
  if (first === undefined) return undefined
  const qualifiers = others.map((other) => qualifiersOf(places, other)).filter((readings) => readings.length > 0)
  if (qualifiers.length === 0) return placeNamed(places, first) ?? placeOfWords(places, first) ?? placeInOthers(places, others)
  const city = places
    .cities(first)
    .find((row) => qualifiers.every((readings) => readings.some((one) => places.isCityIn(row, one.country, one.region))))
  if (city !== undefined) return places.city(city)
  return cityAmong(places, first, qualifiers[0]) ?? regionWithin(places, first, qualifiers[0]!) ?? broadest(places, qualifiers[0]!)
}

function placeInOthers(places: Places, others: readonly string[]): Place | undefined {
  return others.length === 0 ? undefined : placeInText(places, others.join(', '))
}

/** "Berlin Germany": a city, then its region or country, without a comma. */
function placeOfWords(places: Places, text: string): Place | undefined {
  const words = tokenize(text)
  for (let split = words.length - 1; split > 0; split--) {
    const place = cityAmong(places, words.slice(0, split).join(' '), nonEmpty(qualifiersOf(places, words.slice(split).join(' '))))
    if (place !== undefined) return place
  }
  return undefined
}

function placeNamed(places: Places, name: string): Place | undefined {
  const [row] = places.cities(name)
  const city = row === undefined ? undefined : places.city(row)
  if (city !== undefined && places.isCityAlias(name)) return city
  const state = stateOfCode(places, name)
  if (state !== undefined) return places.region(state)
  const country = places.divisions.countryCode(name)
  if (country !== undefined) return city?.ancestors.includes(`country:${country}`) && name.length > 2 ? city : places.country(country)
  const [code] = places.divisions.regionCodes(name)
  if (code === undefined) return city
  const cityGoesFirst = city !== undefined && (city.population >= largeCity || city.ancestors.includes(`region:${code}`))
  return cityGoesFirst ? city : places.region(code)
}

/** Codes of countries so much larger than the state that the state is seldom meant: Germany, India, Indonesia. */
const countryGoesFirst: ReadonlySet<string> = new Set(['de', 'in', 'id'])

/** A code of two letters that is a state of the USA and a country is the state, as postings write it: `CA` California, `MA` Massachusetts. */
function stateOfCode(places: Places, name: string): string | undefined {
  if (name.length !== 2 || countryGoesFirst.has(name.toLowerCase())) return undefined
  return places.divisions.regionCodes(name).find((code) => code.startsWith('US.'))
}

function cityAmong(places: Places, name: string, among: readonly Qualifier[] | undefined): Place | undefined {
  if (among === undefined) return undefined
  const row = places
    .cities(name)
    .find((candidate) => among.length === 0 || among.some((one) => places.isCityIn(candidate, one.country, one.region)))
  return row === undefined ? undefined : places.city(row)
}

/** "Bavaria, Germany". */
function regionWithin(places: Places, name: string, among: readonly Qualifier[]): Place | undefined {
  const code = places.divisions.regionCodes(name).find((candidate) => among.some((one) => candidate.startsWith(`${one.country}.`)))
  return code === undefined ? undefined : places.region(code)
}

function qualifiersOf(places: Places, name: string): readonly Qualifier[] {
  const country = places.divisions.countryCode(name)
  const regions = places.divisions.regionCodes(name).map((region) => ({ country: region.slice(0, 2), region }))
  return country === undefined ? regions : [...regions, { country }]
}

/** A region where one is stated, else a country. Of several readings the longer name of a country is the surer. */
function broadest(places: Places, among: readonly Qualifier[]): Place | undefined {
  const [first] = among
  if (first === undefined) return undefined
  return first.region === undefined ? places.country(first.country) : places.region(first.region)
}

function nonEmpty(among: readonly Qualifier[]): readonly Qualifier[] | undefined {
  return among.length === 0 ? undefined : among
}

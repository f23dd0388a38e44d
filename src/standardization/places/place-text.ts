/** A place in the words of a person: "Greater Berlin Area", "10115 Berlin, Germany", "Frankfurt (Oder)", "Munich, BY, Germany". */
import { tokenize } from '../tokenize.ts'
import type { Place, Places } from './places.ts'
import { areLooseCodes, cityFitting, type Qualifier, qualifiersIn, type Reading, readingsOf, withinStatedCountry } from './qualifiers.ts'

/** From this population on a city goes before a region of the same name ("New York"). */
const largeCity = 500_000
/** From this one on, before a region elsewhere whose code no label uses ("Freiburg", "Santander"), and before a code that does not fit. */
const knownCity = 100_000
const areaWords =
  /\b(greater|metropolitan|metropolregion|metroplex|metro|area|region|city of|state of|and surroundings|und umgebung|großraum|raum|vicinity|remote|hybrid|on-?site)\b/gi
const postalCode = /\b\d{4} ?[A-Z]{2}(?= )|\b(?:[A-Z]{1,2}-)?[A-Z]{0,2}\d[\dA-Z]*(?:-\d+)?\b/gi
/** Between the name of a town and its river or region. */
const joiners = ['an der', 'am', 'im', 'in', 'bei', 'ob der', 'vor der', 'upon', 'on', 'sur', 'de']

export function placeInText(places: Places, text: string): Place | undefined {
  if (places.isCityAlias(text)) return placeNamed(places, text)
  const [first, ...others] = partsOf(places, text)
  if (first === undefined) return undefined
  const stated = qualifiersIn(places, others)
  if (stated.length === 0) return placeNamed(places, first) ?? placeOfWords(places, first) ?? placeInOthers(places, others)
  const qualifiers = withinStatedCountry(places, first, stated)
  const row = cityFitting(places, first, qualifiers)
  return row === undefined ? placeOfUnfitting(places, first, others, qualifiers) : places.city(row)
}

/** What commas, slashes and brackets part, without postal codes and words for surroundings; a name that holds such a sign stays whole. */
export function partsOf(places: Places, text: string): readonly string[] {
  return text.split(/[,;|·]|\s[-–—]\s/).flatMap((part) => {
    if (places.isCityAlias(part)) return [part.trim()]
    const name = part.replace(areaWords, ' ').replace(postalCode, ' ').trim()
    if (name === '') return []
    return /[/()]/.test(name) ? namesIn(places, name) : [name]
  })
}

function namesIn(places: Places, name: string): readonly string[] {
  if (places.cities(name).length > 0) return [name]
  const names = name
    .split(/[/()]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const [city, river] = names
  const full =
    names.length === 2 ? joiners.map((joiner) => `${city} ${joiner} ${river}`).find((one) => places.cities(one).length > 0) : undefined
  return full === undefined ? names : [full]
}

export function placeNamed(places: Places, name: string): Place | undefined {
  const [row] = places.cities(name)
  const city = row === undefined ? undefined : places.city(row)
  if (city !== undefined && places.isCityAlias(name)) return city
  const state = stateOfCode(places, name)
  if (state !== undefined) return places.region(state)
  const country = places.divisions.countryCode(name)
  if (country !== undefined) return city?.ancestors.includes(`country:${country}`) && name.length > 2 ? city : places.country(country)
  const [code] = places.divisions.regionCodes(name)
  if (code === undefined) return city
  return city !== undefined && goesBefore(places, city, code) ? city : places.region(code)
}

/** Codes of countries so much larger than the state that the state is seldom meant: Germany, India, Indonesia. */
const countryGoesFirst: ReadonlySet<string> = new Set(['de', 'in', 'id'])

/** A code of two letters that is a state of the USA and a country is the state, as postings write it: `CA` California, `MA` Massachusetts. */
function stateOfCode(places: Places, name: string): string | undefined {
  if (name.length !== 2 || countryGoesFirst.has(name.toLowerCase())) return undefined
  return places.divisions.regionCodes(name).find((code) => code.startsWith('US.'))
}

function goesBefore(places: Places, city: Place, region: string): boolean {
  if (city.population >= largeCity || city.ancestors.includes(`region:${region}`)) return true
  return city.population >= knownCity && places.divisions.region(region)?.short === undefined
}

/** No city of the name lies where the qualifiers say. */
function placeOfUnfitting(places: Places, first: string, others: readonly string[], qualifiers: readonly Qualifier[]): Place | undefined {
  const [row] = places.cities(first)
  const city = row === undefined ? undefined : places.city(row)
  if (city !== undefined && city.population >= knownCity && (areLooseCodes(places, qualifiers) || isListOfCities(places, others)))
    return city
  const all = qualifiers.flatMap(({ readings }) => readings)
  return regionWithin(places, first, all) ?? cityAround(places, others, qualifiers) ?? broadest(places, qualifiers[0]!.readings)
}

/** "Hamburg" behind another city is the next city. */
function isListOfCities(places: Places, others: readonly string[]): boolean {
  return others.every((other) => isMeantAsCity(places, other))
}

/** The city that a part of it, or a village beside it, is placed in: "Kreuzberg, Berlin, Germany". */
function cityAround(places: Places, others: readonly string[], qualifiers: readonly Qualifier[]): Place | undefined {
  const isRegion = (name: string) =>
    qualifiers.some(({ text, readings }) => text === name && readings.some(({ region }) => region !== undefined))
  const [row] = others
    .filter((other) => places.divisions.countryCode(other) === undefined && (!isRegion(other) || isMeantAsCity(places, other)))
    .flatMap((other) => cityFitting(places, other, qualifiers) ?? [])
  return row === undefined ? undefined : places.city(row)
}

/** A large city, and no state whose code stands in labels ("New York"). */
function isMeantAsCity(places: Places, name: string): boolean {
  const [row] = places.cities(name)
  const isState = places.divisions.regionCodes(name).some((code) => places.divisions.region(code)?.short !== undefined)
  return row !== undefined && !isState && places.city(row).population >= largeCity
}

function placeInOthers(places: Places, others: readonly string[]): Place | undefined {
  return others.length === 0 ? undefined : placeInText(places, others.join(', '))
}

/** "Berlin Germany": a city, then its region or country, without a comma. */
function placeOfWords(places: Places, text: string): Place | undefined {
  const words = tokenize(text)
  for (let split = words.length - 1; split > 0; split--) {
    const row = cityFitting(places, words.slice(0, split).join(' '), qualifiersIn(places, [words.slice(split).join(' ')]))
    if (row !== undefined) return places.city(row)
  }
  return undefined
}

/** "Bavaria, Germany". */
function regionWithin(places: Places, name: string, among: readonly Reading[]): Place | undefined {
  const region = readingsOf(places, name).find(
    (one) => one.region !== undefined && among.some(({ country }) => country === one.country),
  )?.region
  return region === undefined ? undefined : places.region(region)
}

/** The surest reading: a region where one is named, else a country. */
export function broadest(places: Places, among: readonly Reading[]): Place | undefined {
  const [first] = among
  if (first === undefined) return undefined
  return first.region === undefined ? places.country(first.country) : places.region(first.region)
}

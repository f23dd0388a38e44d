/**
 * What stands behind the name of a city: its region or country, by name or code. "CA" reads as California and as Canada, "BW" as
 * Baden-Württemberg and as Botswana; which of them is meant, the cities of the name decide.
 */
import type { Places } from './places.ts'

/** A region or country, as one reading of a qualifier. */
export interface Reading {
  readonly country: string
  readonly region?: string
  /** Of a code that labels do not use: `BY` for Bavaria. It counts less than a name, or than `IL` for Illinois. */
  readonly isCode?: true
}

/** One qualifier as written, with at least one reading. */
export interface Qualifier {
  readonly text: string
  readonly readings: readonly Reading[]
}

/** From here on a name is no code. */
const longestCode = 2

/** Regions first, then the country, then codes. */
export function readingsOf(places: Places, name: string): readonly Reading[] {
  const { divisions } = places
  const regions = divisions.regionCodes(name).map((region) => ({ country: region.slice(0, 2), region }))
  const country = divisions.countryCode(name)
  const coded = divisions.regionsWithCode(name).map((region) => ({ country: region.slice(0, 2), region, isCode: true as const }))
  if (country === undefined && coded.length === 0) return regions
  return [...regions, ...(country === undefined ? [] : [{ country }]), ...coded]
}

export function qualifiersIn(places: Places, parts: readonly string[]): readonly Qualifier[] {
  return parts.map((text) => ({ text, readings: readingsOf(places, text) })).filter(({ readings }) => readings.length > 0)
}

/** What the qualifiers can mean in the country that they state; all that they can mean where they state none. */
export function withinStatedCountry(places: Places, city: string, qualifiers: readonly Qualifier[]): readonly Qualifier[] {
  const country = statedCountry(places, city, qualifiers)
  if (country === undefined) return qualifiers
  return qualifiers
    .map(({ text, readings }) => ({ text, readings: readings.filter((one) => one.country === country) }))
    .filter(({ readings }) => readings.length > 0)
}

/** Named, and no region's name; a mere code states a country only where a city of this name lies in it. */
function statedCountry(places: Places, city: string, qualifiers: readonly Qualifier[]): string | undefined {
  const named = qualifiers.filter(({ readings }) => readings[0]!.region === undefined)
  const isHome = ({ readings }: Qualifier) => places.cities(city).some((row) => places.isCityIn(row, readings[0]!.country, undefined))
  const stating = named.findLast(isHome) ?? named.findLast(({ text }) => !isCode(text))
  return stating?.readings[0]?.country
}

/** The city of this name that fits the most qualifiers; among equals names before codes, then the later qualifier, then the first row. */
export function cityFitting(places: Places, name: string, qualifiers: readonly Qualifier[]): number | undefined {
  let [best, most] = [undefined as number | undefined, 0]
  for (const row of places.cities(name)) {
    const fits = fitOf(places, row, qualifiers)
    if (fits > most) [best, most] = [row, fits]
  }
  return best
}

function fitOf(places: Places, row: number, qualifiers: readonly Qualifier[]): number {
  let sum = 0
  qualifiers.forEach(({ readings }, at) => {
    const fitting = readings.filter(({ country, region }) => places.isCityIn(row, country, region))
    if (fitting.length > 0) sum += 64 + (fitting.some((one) => one.isCode === undefined) ? 8 : 0) + Math.min(at, 7)
  })
  return sum
}

/** Two letters that mean a region only where no label writes them: "BA" behind "Bari", but not "CT". */
export function areLooseCodes(places: Places, qualifiers: readonly Qualifier[]): boolean {
  return qualifiers.every(
    ({ text, readings }) =>
      isCode(text) &&
      readings.every(({ region, isCode }) => isCode || region === undefined || places.divisions.region(region)?.short === undefined),
  )
}

function isCode(text: string): boolean {
  return text.length <= longestCode
}

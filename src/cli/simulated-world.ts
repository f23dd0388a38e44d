/** The simulator's world over our own taxonomy and the larger real cities: for the demo marketplace, `simulate`, `reproduce` and benchmarks. */
import { loadPlaces } from '../adapters/files/geonames.ts'
import { loadOwnTaxonomy } from '../adapters/files/taxonomy-files.ts'
import type { Timestamp } from '../domain/ids.ts'
import type { SimulatedPlace } from '../simulator/vocabulary.ts'
import { createWorld, type Sizes, type World } from '../simulator/world.ts'

/** Where the invented people live; weight is population. */
const countries = new Set([
  'US',
  'CA',
  'GB',
  'IE',
  'DE',
  'AT',
  'CH',
  'FR',
  'NL',
  'BE',
  'ES',
  'PT',
  'IT',
  'PL',
  'SE',
  'DK',
  'IN',
  'AU',
  'NZ',
  'SG',
])
const smallestCity = 150_000
/** One metropolis must not hold half the world. */
const heaviestCity = 3_000_000

export interface WorldSeed {
  readonly seed: number
  /** Day 0 of the world. */
  readonly startAt: Timestamp
  readonly sizes: Sizes
}

export function simulatedWorld({ seed, startAt, sizes }: WorldSeed): World {
  const { titles, skills } = loadOwnTaxonomy()
  return createWorld({ seed, startAt, sizes, vocabulary: { titles, skills, places: largerCities() } })
}

function largerCities(): SimulatedPlace[] {
  const { names, countries: codes, populations, latitudes, longitudes } = loadPlaces().cities
  const rows = names.map((_, row) => row).filter((row) => populations[row]! >= smallestCity && countries.has(codes[row]!))
  return rows.map((row) => ({
    city: names[row]!,
    countryCode: codes[row]!,
    weight: Math.min(heaviestCity, populations[row]!),
    latitude: latitudes[row]!,
    longitude: longitudes[row]!,
  }))
}

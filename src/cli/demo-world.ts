/** A world of invented people from our own taxonomy and real places: the demo marketplace and `mutual simulate`. */
import { loadPlaces } from '../adapters/files/geonames.ts'
import { loadOwnTaxonomy } from '../adapters/files/taxonomy-files.ts'
import type { Timestamp } from '../domain/ids.ts'
import { createWorld, sizesFor, type World } from '../simulator/world.ts'

const placeCount = 400

export function demoWorld(members: number, seed: number, startAt: Timestamp): World {
  const { titles, skills } = loadOwnTaxonomy()
  return createWorld({ seed, startAt, sizes: sizesFor(members), vocabulary: { titles, skills, places: largestCities() } })
}

function largestCities() {
  const { cities, regions } = loadPlaces()
  const regionNames = new Map(regions.map(({ code, name }) => [code, name]))
  const order = Array.from(cities.names.keys()).sort((a, b) => cities.populations[b]! - cities.populations[a]! || a - b)
  return order.slice(0, placeCount).map((row) => ({
    city: cities.names[row]!,
    region: regionNames.get(`${cities.countries[row]}.${cities.regions[row]}`),
    countryCode: cities.countries[row]!,
    weight: cities.populations[row]!,
    latitude: cities.latitudes[row]!,
    longitude: cities.longitudes[row]!,
  }))
}

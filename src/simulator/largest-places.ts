/** The places of a world out of a list of all cities: the largest of a few countries, so that people and jobs meet. */
import type { SimulatedPlace } from './vocabulary.ts'

/** Cities in columns; row i of every column is one city. */
export interface Cities {
  readonly names: ArrayLike<string>
  readonly countries: ArrayLike<string>
  readonly latitudes: ArrayLike<number>
  readonly longitudes: ArrayLike<number>
  readonly populations: ArrayLike<number>
}

/** Share of the marketplace by country. */
const marketShares: Readonly<Record<string, number>> = { US: 0.42, GB: 0.14, DE: 0.14, CA: 0.08, IN: 0.08, FR: 0.08, AU: 0.06 }

export function largestPlaces(cities: Cities, perCountry = 24, shares = marketShares): SimulatedPlace[] {
  return Object.entries(shares).flatMap(([country, share]) => {
    const rows = largestRows(cities, country, perCountry)
    const population = rows.reduce((sum, row) => sum + cities.populations[row]!, 0)
    return rows.map((row) => ({
      city: cities.names[row]!,
      countryCode: country,
      weight: (share * cities.populations[row]!) / population,
      latitude: cities.latitudes[row]!,
      longitude: cities.longitudes[row]!,
    }))
  })
}

/** By population descending, then by row; one of each name. */
function largestRows(cities: Cities, country: string, count: number): number[] {
  const rows: number[] = []
  for (let row = 0; row < cities.countries.length; row++) if (cities.countries[row] === country) rows.push(row)
  rows.sort((a, b) => cities.populations[b]! - cities.populations[a]! || a - b)
  const names = new Set<string>()
  return rows.filter((row) => !names.has(cities.names[row]!) && names.add(cities.names[row]!)).slice(0, count)
}

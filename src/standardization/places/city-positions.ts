/** Cities by position: in bands of latitude, inside a band by longitude, so that only what lies around a point is measured. */
import { distanceKm, kmPerDegree } from './distance.ts'
import type { CityColumns } from './place-rows.ts'
import { firstAtLeast, rowsBy } from './row-order.ts'

const bandDegrees = 0.5
/** Longitudes of a band are told apart by so many steps, 10 m at the equator. */
const steps = 2 ** 22
/** Degrees: more than what is rounded off the columns and the steps. */
const slack = 1e-3
const radians = Math.PI / 180

export class CityPositions {
  readonly #latitudes: Float32Array
  readonly #longitudes: Float32Array
  /** By row: its band, then its step. */
  readonly #places: Uint32Array
  readonly #rows: Uint32Array

  constructor({ latitudes, longitudes }: CityColumns) {
    this.#latitudes = latitudes
    this.#longitudes = longitudes
    this.#places = Uint32Array.from(latitudes, (latitude, row) => placeOf(bandOf(latitude), longitudes[row]!))
    this.#rows = rowsBy(this.#places)
  }

  /** Rows of the cities within `km` of a point, in no order. */
  within(latitude: number, longitude: number, km: number): readonly number[] {
    const reach = km / kmPerDegree
    const half = halfWidth(latitude, reach)
    const found: number[] = []
    for (let band = bandOf(latitude - reach - slack); band <= bandOf(latitude + reach + slack); band++) {
      this.#measure(band, Math.max(-180, longitude - half), Math.min(180, longitude + half), found)
      if (half < 180 && longitude - half < -180) this.#measure(band, longitude - half + 360, 180, found)
      if (half < 180 && longitude + half > 180) this.#measure(band, -180, longitude + half - 360, found)
    }
    return found.filter((row) => distanceKm(latitude, longitude, this.#latitudes[row]!, this.#longitudes[row]!) <= km)
  }

  /** Appends what stands in a band between two longitudes. */
  #measure(band: number, from: number, to: number, rows: number[]): void {
    const last = placeOf(band, to)
    for (let at = firstAtLeast(this.#rows, this.#places, placeOf(band, from)); at < this.#rows.length; at++) {
      const row = this.#rows[at]!
      if (this.#places[row]! > last) return
      rows.push(row)
    }
  }
}

/** How many degrees of longitude away a place can be within the reach, at whatever latitude; all around where a pole is in reach. */
function halfWidth(latitude: number, reach: number): number {
  if (Math.abs(latitude) + reach >= 90 - slack) return 180
  return Math.min(180, Math.asin(Math.sin(reach * radians) / Math.cos(latitude * radians)) / radians + slack)
}

function bandOf(latitude: number): number {
  return Math.floor((Math.min(90, Math.max(-90, latitude)) + 90) / bandDegrees)
}

function placeOf(band: number, longitude: number): number {
  return band * steps + Math.floor(((longitude + 180) / 360) * (steps - 1))
}

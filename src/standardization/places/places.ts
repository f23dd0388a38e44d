/**
 * All places, looked up by name and by position. Cities are rows of columns in decreasing population; cities of one name form
 * a chain, so that the first is the one most people mean. Values: `city:2950159`, `region:DE.16`, `country:DE`.
 */
import { CityPositions } from './city-positions.ts'
import { Divisions } from './divisions.ts'
import { nameKey } from './name-key.ts'
import type { CityColumns, PlaceRows } from './place-rows.ts'
import { firstAtLeast, rowsBy } from './row-order.ts'

export interface Place {
  readonly value: string
  /** "Berlin, DE". */
  readonly label: string
  /** Degrees; NaN for regions and countries. */
  readonly latitude: number
  readonly longitude: number
  readonly population: number
  /** Values of the region and the country above it. */
  readonly ancestors: readonly string[]
}

export class Places {
  readonly #cities: CityColumns
  /** Row + 1 of the largest city of the name. */
  readonly #cityByName = new Map<string, number>()
  /** By row: row + 1 of the next smaller city of the same name. */
  readonly #nextOfName: Int32Array
  /** Row of the city that an alias means, by alias. */
  readonly #rowByAlias = new Map<string, number>()
  readonly #byId: Uint32Array
  readonly #positions: CityPositions
  /** By row; made when it is first asked for, since few of all cities ever are. */
  readonly #values: (string | undefined)[]
  readonly #divisions: Divisions
  readonly #everydayWords: ReadonlySet<string>
  /** Row of the largest city by region; made when a region without a name is first shown. */
  #largestByRegion: ReadonlyMap<string, number> | undefined

  constructor(rows: PlaceRows) {
    this.#cities = rows.cities
    this.#nextOfName = new Int32Array(rows.cities.ids.length)
    this.#everydayWords = new Set(rows.everydayWords.map(nameKey))
    this.#byId = rowsBy(rows.cities.ids)
    this.#addCities()
    this.#positions = new CityPositions(rows.cities)
    this.#values = new Array(rows.cities.ids.length)
    this.#divisions = new Divisions(rows.countries, rows.regions)
    for (const { alias, name, country } of rows.cityAliases) this.#addCityAlias(alias, name, country)
  }

  get size(): number {
    return this.#cities.ids.length
  }

  /** Rows of the cities of this name, largest first; a city that is better known by this name than its own goes before them. */
  cities(name: string): readonly number[] {
    const key = nameKey(name)
    const meant = this.#rowByAlias.get(key)
    const rows = meant === undefined ? [] : [meant]
    for (let next = this.#cityByName.get(key) ?? 0; next !== 0; next = this.#nextOfName[next - 1]!) rows.push(next - 1)
    return rows
  }

  /** Whether the name is listed as another name of a city: `LA` is that before it is a state or a country. */
  isCityAlias(name: string): boolean {
    return this.#rowByAlias.has(nameKey(name))
  }

  get divisions(): Divisions {
    return this.#divisions
  }

  isEverydayWord(name: string): boolean {
    return this.#everydayWords.has(nameKey(name))
  }

  isCityIn(row: number, country: string | undefined, region: string | undefined): boolean {
    if (country !== undefined && this.#cities.countries[row] !== country) return false
    return region === undefined || this.#regionOf(row) === region
  }

  city(row: number): Place {
    const { names, countries, latitudes, longitudes, populations } = this.#cities
    const country = countries[row]!
    const region = this.#regionOf(row)
    const short = this.#divisions.region(region)?.short
    return {
      value: this.#valueOf(row),
      label: short === undefined ? `${names[row]}, ${country}` : `${names[row]}, ${short}, ${country}`,
      latitude: latitudes[row]!,
      longitude: longitudes[row]!,
      population: populations[row]!,
      ancestors: region === '' ? [`country:${country}`] : [`region:${region}`, `country:${country}`],
    }
  }

  region(code: string): Place {
    const country = code.slice(0, 2)
    const label = this.#regionLabel(code, country)
    return { ...nowhere, value: `region:${code}`, label, ancestors: [`country:${country}`] }
  }

  country(code: string): Place {
    return { ...nowhere, value: `country:${code}`, label: this.#divisions.country(code)?.name ?? code, ancestors: [] }
  }

  /** The place of a value; undefined where the data know no such city. */
  at(value: string): Place | undefined {
    const [kind, code = ''] = value.split(':')
    if (kind === 'region') return this.region(code)
    if (kind === 'country') return this.country(code)
    return kind === 'city' ? this.#cityWithId(Number(code)) : undefined
  }

  has(value: string): boolean {
    const [kind, code = ''] = value.split(':')
    return kind === 'city' ? this.#rowOfId(Number(code)) !== undefined : kind === 'region' || kind === 'country'
  }

  /** Values of the cities within `km` of a point, in no order. */
  within(latitude: number, longitude: number, km: number): readonly string[] {
    return this.#positions.within(latitude, longitude, km).map((row) => this.#valueOf(row))
  }

  /** A region without a name is called by its largest city. */
  #regionLabel(code: string, country: string): string {
    const named = this.#divisions.region(code)?.name
    const name = named ?? this.#largestCityIn(code)
    if (name === undefined) return this.country(country).label
    const plain = `${name}, ${country}`
    const isCityToo = named === undefined || this.cities(name).some((row) => this.#regionOf(row) === code && this.city(row).label === plain)
    return isCityToo ? `${name} (region), ${country}` : plain
  }

  #largestCityIn(region: string): string | undefined {
    this.#largestByRegion ??= this.#largestOfRegions()
    const row = this.#largestByRegion.get(region)
    return row === undefined ? undefined : this.#cities.names[row]
  }

  #largestOfRegions(): ReadonlyMap<string, number> {
    const largest = new Map<string, number>()
    for (const row of rowsBy(this.#cities.populations)) largest.set(this.#regionOf(row), row)
    return largest
  }

  #cityWithId(id: number): Place | undefined {
    const row = this.#rowOfId(id)
    return row === undefined ? undefined : this.city(row)
  }

  #rowOfId(id: number): number | undefined {
    const row = this.#byId[firstAtLeast(this.#byId, this.#cities.ids, id)]
    return row === undefined || this.#cities.ids[row] !== id ? undefined : row
  }

  #valueOf(row: number): string {
    const known = this.#values[row]
    if (known !== undefined) return known
    const value = `city:${this.#cities.ids[row]}`
    this.#values[row] = value
    return value
  }

  #regionOf(row: number): string {
    const region = this.#cities.regions[row]!
    return region === '' ? '' : `${this.#cities.countries[row]}.${region}`
  }

  /** From the smallest city up, each put before the smaller ones of its name. */
  #addCities(): void {
    const { names, populations } = this.#cities
    for (const row of rowsBy(populations)) {
      const name = nameKey(names[row]!)
      this.#nextOfName[row] = this.#cityByName.get(name) ?? 0
      this.#cityByName.set(name, row + 1)
    }
  }

  #addCityAlias(alias: string, name: string, country: string): void {
    const row = this.cities(name).find((candidate) => this.isCityIn(candidate, country, undefined))
    if (row !== undefined) this.#rowByAlias.set(nameKey(alias), row)
  }
}

const nowhere = { latitude: Number.NaN, longitude: Number.NaN, population: 0 }

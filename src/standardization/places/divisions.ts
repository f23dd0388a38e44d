/** Countries and regions by code and by name. A region's name may stand for several ("Punjab"). */
import { nameKey } from './name-key.ts'
import type { CountryRow, RegionRow } from './place-rows.ts'

export class Divisions {
  readonly #countries = new Map<string, CountryRow>()
  readonly #countryCodes = new Map<string, string>()
  readonly #regions = new Map<string, RegionRow>()
  readonly #regionCodes = new Map<string, string[]>()
  readonly #regionsByCode = new Map<string, string[]>()

  constructor(countries: readonly CountryRow[], regions: readonly RegionRow[]) {
    for (const country of countries) this.#addCountry(country)
    for (const region of regions) this.#addRegion(region)
  }

  country(code: string): CountryRow | undefined {
    return this.#countries.get(code)
  }

  /** ISO 3166-1 alpha-2 of the country of this name or code. */
  countryCode(name: string): string | undefined {
    return this.#countryCodes.get(nameKey(name))
  }

  /** `code` with its country: `US.IL`. */
  region(code: string): RegionRow | undefined {
    return this.#regions.get(code)
  }

  regionCodes(name: string): readonly string[] {
    return this.#regionCodes.get(nameKey(name)) ?? []
  }

  /** Regions that a code stands for behind the name of a city alone: `BY`. */
  regionsWithCode(code: string): readonly string[] {
    return this.#regionsByCode.get(nameKey(code)) ?? []
  }

  #addCountry(country: CountryRow): void {
    this.#countries.set(country.code, country)
    for (const name of [country.code, country.name, ...country.aliases]) this.#countryCodes.set(nameKey(name), country.code)
  }

  #addRegion(region: RegionRow): void {
    this.#regions.set(region.code, region)
    const short = region.short === undefined ? [] : [region.short]
    for (const key of new Set([region.name, ...region.aliases, ...short].map(nameKey))) addTo(this.#regionCodes, key, region.code)
    for (const key of (region.codes ?? []).map(nameKey)) addTo(this.#regionsByCode, key, region.code)
  }
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

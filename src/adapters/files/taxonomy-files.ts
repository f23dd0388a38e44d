/** The taxonomy on disk: our own tables in `taxonomy/`, and artifacts of one JSON each whose content hash is their version. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  Entry,
  ExchangeRates,
  FunctionEntry,
  LevelEntry,
  SkillEntry,
  TaxonomyData,
  TitleEntry,
} from '../../standardization/taxonomy-data.ts'
import { packageRoot } from './package-root.ts'
import { listOf, readTable, type TabRow } from './tab-separated.ts'

export function loadOwnTaxonomy(folder = taxonomyFolder()): TaxonomyData {
  const table = (name: string) => readTable(join(folder, `${name}.tsv`))
  return versioned({
    titles: tablesIn(join(folder, 'titles')).map(titleOf),
    skills: tablesIn(join(folder, 'skills')).map(skillOf),
    industries: table('industries').map(entryOf),
    functions: table('functions').map(functionOf),
    seniorities: table('seniority').map(levelOf),
    degrees: table('degrees').map(levelOf),
    languages: table('languages').map(entryOf),
    fieldsOfStudy: table('fields-of-study').map(entryOf),
    exchangeRates: ratesOf(table('exchange-rates')),
  })
}

export function taxonomyFolder(): string {
  return join(packageRoot(), 'taxonomy')
}

/** The same data give the same version; any change gives another. */
export function versioned(data: Omit<TaxonomyData, 'version'>): TaxonomyData {
  const { titles, skills, industries, functions, seniorities, degrees, languages, fieldsOfStudy, exchangeRates } = data
  const ordered = { titles, skills, industries, functions, seniorities, degrees, languages, fieldsOfStudy, exchangeRates }
  return { version: createHash('sha256').update(JSON.stringify(ordered)).digest('hex'), ...ordered }
}

/** Writes `VERSION.json` into the folder, whole or not at all; gives its path. */
export function saveTaxonomy(folder: string, data: TaxonomyData): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${data.version}.json`)
  writeFileSync(`${path}.part`, JSON.stringify(data))
  renameSync(`${path}.part`, path)
  return path
}

/** Throws RangeError where the content is not what its version says. */
export function loadTaxonomy(folder: string, version: string): TaxonomyData {
  const path = join(folder, `${version}.json`)
  const data: TaxonomyData = JSON.parse(readFileSync(path, 'utf8'))
  if (versioned(data).version !== version)
    throw new RangeError(`${path} is damaged: its content has another hash; import the taxonomy again`)
  return data
}

function tablesIn(folder: string): readonly TabRow[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
  return names.flatMap((name) => readTable(join(folder, name)))
}

function entryOf(row: TabRow): Entry {
  return { slug: cell(row, 'slug'), name: cell(row, 'name'), aliases: listOf(row['aliases']) }
}

function titleOf(row: TabRow): TitleEntry {
  const level = row['level'] === '' ? {} : { level: Number(row['level']) }
  return {
    ...entryOf(row),
    ...optional(row, 'function'),
    ...optional(row, 'family'),
    ...level,
    industries: listOf(row['industries']),
    related: listOf(row['related']),
  }
}

function skillOf(row: TabRow): SkillEntry {
  return { ...entryOf(row), ...optional(row, 'parent') }
}

function functionOf(row: TabRow): FunctionEntry {
  return { ...entryOf(row), ...optional(row, 'manager'), ...optional(row, 'director') }
}

function levelOf(row: TabRow): LevelEntry {
  return { ...entryOf(row), level: Number(cell(row, 'level')) }
}

function ratesOf(rows: readonly TabRow[]): ExchangeRates {
  const rates = Object.fromEntries(rows.map((row) => [cell(row, 'currency'), Number(cell(row, 'dollars'))]))
  return {
    date:
      rows
        .map((row) => cell(row, 'date'))
        .sort()
        .at(-1) ?? '',
    rates,
  }
}

function cell(row: TabRow, name: string): string {
  const value = row[name]
  if (value === undefined || value === '') throw new RangeError(`taxonomy: no "${name}" in the row ${JSON.stringify(row)}`)
  return value
}

function optional<Name extends string>(row: TabRow, name: Name): { readonly [key in Name]?: string } {
  const value = row[name]
  return value === undefined || value === '' ? {} : ({ [name]: value } as { readonly [key in Name]: string })
}

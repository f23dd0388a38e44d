/**
 * An ESCO release in CSV read as a foreign taxonomy: occupations with their labels and ISCO groups, skills with their labels
 * and broader skills. The file of broader relations may be absent; then skills have no parents.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type ImportedSkill, type ImportedTaxonomy, type ImportedTitle, Skipped } from '../../standardization/imported-taxonomy.ts'
import { functionPrefixes } from './function-prefixes.ts'

type CsvRow = Readonly<Record<string, string>>

/** Throws where a file of the release is missing or is no CSV. `language` as in the names of the files. */
export function readEsco(folder: string, language = 'en'): ImportedTaxonomy {
  const skipped = new Skipped()
  const file = (name: string) => join(folder, `${name}_${language}.csv`)
  const broader = existsSync(file('broaderRelationsSkillPillar')) ? readCsv(file('broaderRelationsSkillPillar')) : []
  const parents = new Map(broader.map((row) => [row['conceptUri'] ?? '', row['broaderUri'] ?? '']))
  const functionOf = functionPrefixes('isco')
  return {
    source: 'esco',
    titles: released(readCsv(file('occupations')), skipped, 'occupations').map((row) => titleOf(row, functionOf)),
    skills: released(readCsv(file('skills')), skipped, 'skills').map((row) => skillOf(row, parents)),
    skipped,
  }
}

function readCsv(path: string): readonly CsvRow[] {
  return parse(readFileSync(path, 'utf8'), { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true })
}

function released(rows: readonly CsvRow[], skipped: Skipped, file: string): readonly CsvRow[] {
  return rows.filter((row, at) => {
    const reason = refusal(row)
    if (reason !== undefined) skipped.add(reason, `${file}, row ${at + 1}: ${row['preferredLabel'] ?? row['conceptUri'] ?? ''}`)
    return reason === undefined
  })
}

function refusal(row: CsvRow): string | undefined {
  if ((row['conceptUri'] ?? '') === '') return 'no conceptUri'
  if ((row['preferredLabel'] ?? '') === '') return 'no preferredLabel'
  return row['status'] === 'obsolete' ? 'obsolete' : undefined
}

function titleOf(row: CsvRow, functionOf: (code: string) => string | undefined): ImportedTitle {
  const group = (row['iscoGroup'] ?? '').replace(/^C/, '')
  const fn = group === '' ? undefined : functionOf(group)
  return {
    code: row['conceptUri']!,
    name: capitalized(row['preferredLabel']!),
    aliases: labelsOf(row).map((text) => ({ text, isSure: false })),
    related: [],
    ...(fn === undefined ? {} : { function: fn }),
    ...(group === '' ? {} : { family: `isco-${group}` }),
  }
}

function skillOf(row: CsvRow, parents: ReadonlyMap<string, string>): ImportedSkill {
  const code = row['conceptUri']!
  const parent = parents.get(code)
  return { code, name: row['preferredLabel']!, aliases: labelsOf(row), ...(parent === undefined ? {} : { parent }) }
}

/** One a line in the cell. */
function labelsOf(row: CsvRow): readonly string[] {
  return `${row['altLabels'] ?? ''}\n${row['hiddenLabels'] ?? ''}`
    .split('\n')
    .map((label) => label.trim())
    .filter((label) => label !== '')
}

function capitalized(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}

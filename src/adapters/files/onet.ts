/**
 * An O*NET release directory read as a foreign taxonomy: occupations, alternate and reported titles, technology skills,
 * related occupations, job zones. Nothing of O*NET is part of this program; the release lies where the user put it.
 */
import { join } from 'node:path'
import {
  type ImportedAlias,
  type ImportedSkill,
  type ImportedTaxonomy,
  type ImportedTitle,
  Skipped,
} from '../../standardization/imported-taxonomy.ts'
import { functionPrefixes } from './function-prefixes.ts'
import { readTable, type TabRow } from './tab-separated.ts'

/** Throws where a file of the release is missing. */
export function readOnet(folder: string): ImportedTaxonomy {
  const skipped = new Skipped()
  const table = (name: string) => readTable(join(folder, `${name}.txt`))
  const occupations = table('Occupation Data')
  const known = new Set(occupations.map(codeOf))
  const rowsByCode = (name: string) => grouped(name, table(name), known, skipped)
  const alternate = rowsByCode('Alternate Titles')
  const reported = rowsByCode('Sample of Reported Titles')
  const related = rowsByCode('Related Occupations')
  const zones = rowsByCode('Job Zones')
  const functionOf = functionPrefixes('soc')
  const titles = occupations.map((row): ImportedTitle => {
    const code = codeOf(row)
    const zone = Number(zones.get(code)?.[0]?.['Job Zone'] ?? Number.NaN)
    const fn = functionOf(code)
    return {
      code,
      name: row['Title'] ?? '',
      aliases: [
        ...aliasesOf(reported.get(code), ['Reported Job Title'], true),
        ...aliasesOf(alternate.get(code), ['Alternate Title', 'Short Title'], false),
      ],
      related: (related.get(code) ?? []).filter(isPrimary).map((other) => other['Related O*NET-SOC Code'] ?? ''),
      ...(fn === undefined ? {} : { function: fn }),
      ...(Number.isNaN(zone) ? {} : { jobZone: zone }),
    }
  })
  return { source: 'onet', titles, skills: skillsOf(grouped('Technology Skills', table('Technology Skills'), known, skipped)), skipped }
}

function codeOf(row: TabRow): string {
  return row['O*NET-SOC Code'] ?? ''
}

function isPrimary(row: TabRow): boolean {
  return row['Relatedness Tier']?.startsWith('Primary') === true
}

function grouped(
  file: string,
  rows: readonly TabRow[],
  known: ReadonlySet<string>,
  skipped: Skipped,
): ReadonlyMap<string, readonly TabRow[]> {
  const groups = new Map<string, TabRow[]>()
  rows.forEach((row, at) => {
    const code = codeOf(row)
    const group = groups.get(code)
    if (!known.has(code)) skipped.add('the occupation is not in Occupation Data', `${file}, line ${at + 2}: ${code}`)
    else if (group === undefined) groups.set(code, [row])
    else group.push(row)
  })
  return groups
}

const abbreviation = /^(.*\S)\s*\(([^()]+)\)\s*$/

/** "Chief Executive Officer (CEO)" gives both ways to write it. */
function aliasesOf(rows: readonly TabRow[] | undefined, columns: readonly string[], isSure: boolean): readonly ImportedAlias[] {
  const texts = (rows ?? [])
    .flatMap((row) => columns.flatMap((column) => row[column] ?? []))
    .filter((text) => text !== '' && text !== 'n/a')
  return texts.flatMap((text) => {
    const [, long, short] = abbreviation.exec(text) ?? []
    return long === undefined || short === undefined
      ? [{ text, isSure }]
      : [
          { text: long, isSure },
          { text: short, isSure },
        ]
  })
}

/** One skill for each example named, under the commodity it belongs to. */
function skillsOf(rows: ReadonlyMap<string, readonly TabRow[]>): readonly ImportedSkill[] {
  const skills = new Map<string, ImportedSkill>()
  for (const row of Array.from(rows.values()).flat()) {
    const { Example: example = '', 'Commodity Code': code = '', 'Commodity Title': title = '' } = row
    if (!skills.has(code)) skills.set(code, { code, name: title, aliases: [] })
    const name = withoutMaker(example)
    if (name !== '' && !skills.has(name)) skills.set(name, { code: name, name, aliases: name === example ? [] : [example], parent: code })
  }
  return [...skills.values()]
}

/** "Adobe Systems Adobe Acrobat" names the maker twice. */
function withoutMaker(example: string): string {
  return example.replace(/^(\S+) (?:\S+ )?(?=\1\s)/, '').trim()
}

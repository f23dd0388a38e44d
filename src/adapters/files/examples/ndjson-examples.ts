/**
 * NDJSON: `{"label":1,"request":"q7","features":{"age":41,"title-match":0.5}}`, one row a line. A feature that a row leaves out, or
 * that is null, is not known there; true and false count 1 and 0. Ids stand beside the features: `"ids":{"skill":[3,"sql"],"member":7}`.
 */
import { type ColumnRoles, rolesOf } from './column-roles.ts'
import type { VisitLine } from './each-line.ts'
import { type ExampleColumns, extras } from './example-columns.ts'
import { quoted } from './file-fault.ts'
import { type Fields, isFields, jsonLine } from './json-line.ts'
import { shownValue } from './shown-value.ts'

export interface NdjsonLines {
  readonly visit: VisitLine
  /** In order of first mention, as cells count them. */
  features(): readonly string[]
  /** Fields that no role claims, and how many rows had them. */
  readonly ignored: ReadonlyMap<string, number>
}

export function ndjsonLines(columns: ExampleColumns, roles: ColumnRoles): NdjsonLines {
  const places = new Map<string, number>()
  const ignored = new Map<string, number>()
  const skipped = new Set(roles.skip)

  function readFeatures(features: Fields, line: number): void {
    for (const name of Object.keys(features)) {
      if (skipped.has(name)) continue
      const value = features[name] ?? NaN
      const number = typeof value === 'boolean' ? Number(value) : value
      if (typeof number !== 'number')
        throw columns.fault(line, `the feature ${quoted(name)} is ${shownValue(value)}`, 'give a number, or leave it out with --skip')
      if (columns.isTooLarge(number))
        throw columns.fault(line, `the feature ${quoted(name)} is infinite or too large`, 'leave it out or give a smaller number')
      let place = places.get(name)
      if (place === undefined) {
        place = places.size
        places.set(name, place)
      }
      if (!Number.isNaN(number)) columns.cell(place, number)
    }
  }

  return {
    ignored,
    features: () => [...places.keys()],
    visit(bytes, start, end, line) {
      const text = bytes.toString('utf8', start, end)
      if (text.trim() === '') return
      const row = jsonLine(text, (message, remedy) => columns.fault(line, message, remedy))
      columns.label(numberOf(row[roles.label]), String(row[roles.label] ?? ''), line)
      if (!isFields(row['features'])) throw columns.fault(line, 'the row has no features', 'write "features":{"name":number}')
      readFeatures(row['features'], line)
      if (row['ids'] !== undefined) readIds(columns, row['ids'], skipped, line)
      readRest(columns, row, roles, line)
      countIgnored(row, roles, ignored)
      columns.endRow(line, () => 'a feature')
    },
  }
}

function readIds(columns: ExampleColumns, given: unknown, skipped: ReadonlySet<string>, line: number): void {
  if (!isFields(given)) throw columns.fault(line, 'the ids are no object', 'write "ids":{"skill":["sql",3]}')
  for (const [name, value] of Object.entries(given)) {
    if (skipped.has(name) || value === null) continue
    columns.ids.name(name)
    for (const id of Array.isArray(value) ? value : [value]) columns.ids.add(name, keyOf(columns, `id of ${quoted(name)}`, id, line))
  }
}

function readRest(columns: ExampleColumns, row: Fields, roles: ColumnRoles, line: number): void {
  const request = row[roles.request]
  if (request !== undefined) columns.requests.add(keyOf(columns, 'request', request, line), line)
  if (roles.group !== undefined) columns.group(keyOf(columns, roles.group, row[roles.group], line))
  for (const extra of extras) {
    const name = roles[extra]
    if (name !== undefined && row[name] !== undefined) columns.extra(extra, numberOf(row[name]), line)
  }
}

function countIgnored(row: Fields, roles: ColumnRoles, ignored: Map<string, number>): void {
  for (const name of Object.keys(row)) {
    if (name === 'features' || name === 'ids' || rolesOf(name, roles)[0] !== 'feature') continue
    if (ignored.size < 100 || ignored.has(name)) ignored.set(name, (ignored.get(name) ?? 0) + 1)
  }
}

function keyOf(columns: ExampleColumns, name: string, value: unknown, line: number): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw columns.fault(line, `the ${name} is ${shownValue(value)}`, 'give text or a number')
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : undefined
}

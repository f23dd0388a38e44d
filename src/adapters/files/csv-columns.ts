/** Columns of our CSV, one table for people and one for jobs: the name, and where its value goes. docs/importing.md lists them. */
import { parseIsoTime } from './iso-time.ts'
import { refusal } from './json-problem.ts'

export type Cells = Readonly<Record<string, string>>

/** Lists stand in one cell, parted by semicolons. */
export function listOf(cell: string | undefined): string[] | undefined {
  const items = (cell ?? '').split(';').map((item) => item.trim())
  const kept = items.filter((item) => item !== '')
  return kept.length > 0 ? kept : undefined
}

export function numberOf(cells: Cells, column: string): number | undefined {
  const cell = cells[column]?.trim()
  if (!cell) return undefined
  const number = Number(cell)
  if (Number.isFinite(number)) return number
  throw refusal({ field: column, message: 'is not a number', remedy: 'write it as 65000 or 2.5' })
}

export function textIn(cells: Cells, column: string): string | undefined {
  const cell = cells[column]?.trim()
  return cell ? cell : undefined
}

/** ISO date or date and time. */
export function timeIn(cells: Cells, column: string): number | undefined {
  const cell = textIn(cells, column)
  if (cell === undefined) return undefined
  const time = parseIsoTime(cell)
  if (Number.isFinite(time)) return time
  throw refusal({ field: column, message: 'is not a date', remedy: 'write 2025-03-31 or 2025-03-31T18:00:00Z' })
}

const place = ['city', 'region', 'country_code', 'location']
const salary = ['salary_min', 'salary_max', 'salary_currency']
const shared = ['type', 'id', 'audience_contract', 'industry', ...place, ...salary, 'skills', 'languages']

export const maxPositions = 10
export const maxEducation = 4
const numbered = (names: readonly string[], count: number) =>
  Array.from({ length: count }, (_, index) => names.map((name) => `${name}_${index + 1}`)).flat()

export const memberColumns: readonly string[] = [
  ...shared.filter((name) => name !== 'industry'),
  ...['name', 'email', 'phone', 'url', 'headline', 'summary', 'certificates', 'intent', 'work_permits', 'hidden_from'],
  ...['desired_titles', 'desired_locations', 'desired_workplaces', 'desired_employment_types'],
  ...numbered(['title', 'company', 'industry', 'start', 'end', 'description'], maxPositions),
  ...numbered(['school', 'degree', 'field_of_study', 'graduated'], maxEducation),
]

export const jobColumns: readonly string[] = [
  ...shared,
  ...['contract', 'title', 'company', 'description', 'workplace', 'employment_type', 'must_have_skills', 'min_years', 'max_years'],
  ...['desired_locations', 'work_permit', 'state', 'posted_at', 'expires_at'],
]

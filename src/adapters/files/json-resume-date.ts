/** Dates of JSON Resume: a year, a month or a day ("2016", "2016-05", "2016-05-03"), kept as a month. */
import type { YearMonth } from '../../domain/time.ts'
import { refusal } from './json-problem.ts'

const pattern = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/

export function parseResumeDate(text: string | undefined, field: string): YearMonth | undefined {
  if (text === undefined) return undefined
  const [, year, month, day] = pattern.exec(text.trim()) ?? []
  const isDate =
    year !== undefined &&
    within(month, 12) &&
    within(day, lastDay(Number(year), Number(month))) &&
    Number(year) >= 1900 &&
    Number(year) <= 2100
  if (!isDate) throw refusal({ field, message: 'is not a date', remedy: 'write 2016, 2016-05 or 2016-05-03; leave it out while it lasts' })
  return month === undefined ? { year: Number(year) } : { year: Number(year), month: Number(month) }
}

export function printResumeDate(date: YearMonth | undefined): string | undefined {
  if (!date) return undefined
  return date.month === undefined ? String(date.year) : `${date.year}-${String(date.month).padStart(2, '0')}`
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function within(digits: string | undefined, max: number): boolean {
  return digits === undefined || (Number(digits) >= 1 && Number(digits) <= max)
}

/** ISO dates and times as postings state them. A date alone means its whole day: it begins with it and ends with it; without a zone all is UTC. */
import type { Timestamp } from '../../domain/ids.ts'
import { refusal } from './json-problem.ts'

const isoTime =
  /^(?<day>(?<year>\d{4})-(?<month>\d{2})-(?<date>\d{2}))(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/

export function readIsoTime(text: string, field: string, endOfDay: boolean): Timestamp {
  const time = parseIsoTime(text, endOfDay)
  if (time >= 0) return time as Timestamp
  throw refusal({ field, message: 'is not a date since 1970', remedy: 'write 2025-03-31 or 2025-03-31T18:00:00Z' })
}

/** Milliseconds since 1970; NaN for what is no such text, and for days that no calendar has (February 30). */
export function parseIsoTime(text: string, endOfDay = false): number {
  const { day, year, month, date, time = endOfDay ? '23:59:59.999' : '00:00', zone = 'Z' } = isoTime.exec(text)?.groups ?? {}
  const begin = new Date(`${day}T00:00Z`)
  const isDay = begin.getUTCFullYear() === Number(year) && begin.getUTCMonth() + 1 === Number(month) && begin.getUTCDate() === Number(date)
  return isDay ? Date.parse(`${day}T${time}${zone}`) : Number.NaN
}

/** ISO dates and times as postings state them. A date alone means its whole day: it begins with it and ends with it, in UTC. */
import type { Timestamp } from '../../domain/ids.ts'
import { refusal } from './json-problem.ts'

export function readIsoTime(text: string, field: string, endOfDay: boolean): Timestamp {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const time = /^\d{4}-\d{2}-\d{2}([T ].*)?$/.test(text) ? Date.parse(isDate && endOfDay ? `${text}T23:59:59.999Z` : text) : Number.NaN
  if (time >= 0) return time as Timestamp
  throw refusal({ field, message: 'is not a date since 1970', remedy: 'write 2025-03-31 or 2025-03-31T18:00:00Z' })
}

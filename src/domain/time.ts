/** Time as profiles and events state it. */
import type { Timestamp } from './ids.ts'

/** A month as résumés give it. `month` is 1–12 and absent where only the year is known. */
export interface YearMonth {
  readonly year: number
  readonly month?: number
}

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** Months from `start` to `end`, never negative; an unknown month counts as the middle of its year. */
export function monthsBetween(start: YearMonth, end: YearMonth): number {
  return Math.max(0, (end.year - start.year) * 12 + (end.month ?? 6) - (start.month ?? 6))
}

export function yearMonthOf(at: Timestamp): YearMonth {
  const date = new Date(at)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 }
}

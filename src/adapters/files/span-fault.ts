/** Whether a position or an education can have lasted from its start to its end. */
import type { YearMonth } from '../../domain/time.ts'
import type { Problem } from './json-problem.ts'

export interface Span {
  readonly start?: YearMonth
  readonly end?: YearMonth
}

/** A contract may be signed for the year after next; what begins later is a slip of the pen. */
const yearsAhead = 2

/** `field` is `start` or `end`. Where only years are known, months are given the benefit of the doubt. */
export function spanFault({ start, end }: Span, now: YearMonth): Problem | undefined {
  if (start !== undefined && end !== undefined && isBefore(end, start))
    return { field: 'end', message: 'is before the start', remedy: 'swap start and end, or leave out the one that is wrong' }
  if (start !== undefined && start.year > now.year + yearsAhead)
    return { field: 'start', message: 'lies far in the future', remedy: `send a year up to ${now.year + yearsAhead}, or leave it out` }
  return undefined
}

function isBefore(a: YearMonth, b: YearMonth): boolean {
  return a.year < b.year || (a.year === b.year && a.month !== undefined && b.month !== undefined && a.month < b.month)
}

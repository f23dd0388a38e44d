/** Numbers of a career: years of experience without counting overlapping positions twice, and tenures. */
import type { Timestamp } from '../domain/ids.ts'
import type { Position } from '../domain/member.ts'
import { monthsBetween, type YearMonth, yearMonthOf } from '../domain/time.ts'

export interface Career {
  /** NaN where no position is dated. */
  readonly years: number
  readonly tenureMonths: number
  readonly meanTenureMonths: number
}

interface Span {
  readonly from: number
  readonly to: number
  readonly isHeld: boolean
}

export function careerOf(positions: readonly Position[], at: Timestamp): Career {
  const spans = positions.flatMap((position) => spanOf(position, yearMonthOf(at)))
  if (spans.length === 0) return { years: Number.NaN, tenureMonths: Number.NaN, meanTenureMonths: Number.NaN }
  const held = spans.filter((span) => span.isHeld).map(months)
  return {
    years: mergedMonths(spans) / 12,
    tenureMonths: held.length === 0 ? Number.NaN : Math.min(...held),
    meanTenureMonths: spans.map(months).reduce((sum, one) => sum + one, 0) / spans.length,
  }
}

export function isHeld(position: Position): boolean {
  return position.end === undefined
}

const epoch: YearMonth = { year: 1900, month: 1 }

function spanOf(position: Position, today: YearMonth): readonly Span[] {
  if (position.start === undefined) return []
  const now = monthsBetween(epoch, today)
  const from = monthsBetween(epoch, position.start)
  const to = Math.min(position.end === undefined ? now : monthsBetween(epoch, position.end), now)
  return to < from ? [] : [{ from, to, isHeld: isHeld(position) }]
}

function months({ from, to }: Span): number {
  return to - from
}

function mergedMonths(spans: readonly Span[]): number {
  let total = 0
  let until = 0
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return total
}

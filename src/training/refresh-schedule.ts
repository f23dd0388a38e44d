/**
 * When models are learned anew: every so many hours, counted from an hour of the day (UTC), each plan in its turn; what ages within days
 * each time, and the whole every so many days. What was missed while nothing ran is made up for at once.
 */
import type { Timestamp } from '../domain/ids.ts'
import { dayMs, hourMs } from '../domain/time.ts'
import type { TrainingScope } from './plan.ts'

export interface RefreshSchedule {
  readonly plans: readonly string[]
  /** 0–23, UTC. */
  readonly atHour: number
  /** Divides a day: 24 is once a day. */
  readonly everyHours: number
  readonly wholeEveryDays: number
}

export interface PastRefresh {
  readonly plan: string
  readonly scope: TrainingScope
  readonly startedAt: Timestamp
  /** The gate has judged what was learned, whatever it said. */
  readonly judged: boolean
}

export interface DueRefresh {
  readonly plan: string
  readonly scope: TrainingScope
}

/** The first plan whose last refresh lies before the last moment that was planned; none was missed before `since`. */
export function dueRefresh(
  schedule: RefreshSchedule,
  past: readonly PastRefresh[],
  since: Timestamp,
  now: Timestamp,
): DueRefresh | undefined {
  const planned = lastPlanned(schedule, now)
  const plan = schedule.plans.find((one) => startOf(past, one, since) < planned)
  return plan === undefined ? undefined : { plan, scope: scopeAt(schedule, past, plan, now) }
}

/** The next one that comes, due or not. */
export function nextRefresh(
  schedule: RefreshSchedule,
  past: readonly PastRefresh[],
  since: Timestamp,
  now: Timestamp,
): (DueRefresh & { readonly at: Timestamp }) | undefined {
  const due = dueRefresh(schedule, past, since, now)
  if (due !== undefined) return { ...due, at: now }
  const [plan] = schedule.plans
  if (plan === undefined) return undefined
  const at = (lastPlanned(schedule, now) + schedule.everyHours * hourMs) as Timestamp
  return { plan, scope: scopeAt(schedule, past, plan, at), at }
}

function lastPlanned({ atHour, everyHours }: RefreshSchedule, now: Timestamp): number {
  const period = everyHours * hourMs
  const first = (atHour * hourMs) % period
  return Math.floor((now - first) / period) * period + first
}

function startOf(past: readonly PastRefresh[], plan: string, since: Timestamp): number {
  return past.reduce((last, one) => (one.plan === plan ? Math.max(last, one.startedAt) : last), past.length === 0 ? since : 0)
}

/** Half a day less, so that a night that began late does not put the whole off by one more. */
function scopeAt({ wholeEveryDays }: RefreshSchedule, past: readonly PastRefresh[], plan: string, at: Timestamp): TrainingScope {
  const after = at - (wholeEveryDays - 0.5) * dayMs
  return past.some((one) => one.plan === plan && one.scope === 'whole' && one.judged && one.startedAt > after) ? 'effects' : 'whole'
}

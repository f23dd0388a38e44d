/** What a platform is opened with, checked once. */
import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import type { RequestId, Timestamp } from '../domain/ids.ts'
import { shardCount } from '../search/shard-of.ts'
import { longestList } from '../serving/ranking/search-request.ts'
import { plans } from '../training/plans/plans.ts'
import type { RefreshSchedule } from '../training/refresh-schedule.ts'

export interface PlatformOptions {
  /** Created where it does not exist; one process at a time. */
  readonly dataDirectory: string
  /** Threads for the index of people; 0 keeps all in this thread. One a processor by default. */
  readonly workers?: number
  /** An empty folder will become the demo marketplace. */
  readonly demo?: boolean
  readonly clock?: Clock
  /** Names each page as no other was named; random by default. What is held out of trainings is drawn by these names. */
  readonly newRequest?: () => RequestId
  /** Documents that each shard may rank per search; totals and counts are exact whatever it is. */
  readonly budget?: number
  /**
   * Hits of the first layer that the model puts in order at a time; 125 by default. The published system scores 1,000 (WWW 2019): a
   * model that is much better than the first layer gains by it, and each search computes the features of all of them.
   */
  readonly shortlist?: number
  /** Milliseconds that a fan-out may take before its page is partial. */
  readonly deadlineMs?: number
  /** Minutes between index snapshots; 0 for none but those asked for. */
  readonly snapshotEveryMinutes?: number
  /** Share of hirers' questions whose best results are shown in random order, to learn from without bias; .02 by default. */
  readonly randomShare?: number
  /** When models are learned anew; on demand alone where absent. */
  readonly refresh?: RefreshSchedule | undefined
  /** Area under the curve that a model may lose as it ages before an alarm is raised; .03 by default. */
  readonly decayAlarm?: number
  /** Failures that no caller waits for: a late shard, a damaged snapshot, a model that refuses. */
  readonly onFailure?: (reason: unknown) => void
}

/** No list goes on beyond it. */
export const longestShortlist = longestList

export type CheckedOptions = Required<Omit<PlatformOptions, 'refresh'>> & Pick<PlatformOptions, 'refresh'>

export function checkOptions(options: PlatformOptions): CheckedOptions {
  const checked: CheckedOptions = {
    workers: Math.min(shardCount, availableParallelism()),
    demo: false,
    clock: () => Date.now() as Timestamp,
    newRequest: () => randomUUID() as RequestId,
    budget: 250,
    shortlist: 125,
    deadlineMs: 2000,
    snapshotEveryMinutes: 15,
    randomShare: 0.02,
    decayAlarm: 0.03,
    onFailure: warn,
    ...options,
  }
  demand('workers', checked.workers, 0, shardCount)
  demand('budget', checked.budget, 10, 1_000_000)
  demand('shortlist', checked.shortlist, 25, longestList)
  demand('deadlineMs', checked.deadlineMs, 1, 600_000)
  demand('snapshotEveryMinutes', checked.snapshotEveryMinutes, 0, 10_080)
  if (!(checked.randomShare >= 0 && checked.randomShare <= 1)) {
    throw new PlatformError('invalid-request', `randomShare is ${checked.randomShare}; give a share from 0 to 1`, { field: 'randomShare' })
  }
  if (!(checked.decayAlarm > 0 && checked.decayAlarm <= 0.5)) {
    throw new PlatformError('invalid-request', `decayAlarm is ${checked.decayAlarm}; give a number above 0 up to .5`, {
      field: 'decayAlarm',
    })
  }
  if (checked.refresh !== undefined) checkSchedule(checked.refresh)
  return checked
}

/** Every plan once a day at three in the morning (UTC), the whole once a week. */
export const usualSchedule: RefreshSchedule = { plans: plans.map(({ name }) => name), atHour: 3, everyHours: 24, wholeEveryDays: 7 }

function checkSchedule({ plans: named, atHour, everyHours, wholeEveryDays }: RefreshSchedule): void {
  demand('refresh.atHour', atHour, 0, 23)
  demand('refresh.everyHours', everyHours, 1, 24)
  demand('refresh.wholeEveryDays', wholeEveryDays, 1, 365)
  if (24 % everyHours !== 0) refuse('refresh.everyHours', `${everyHours} hours do not divide a day`, 'give 1, 2, 3, 4, 6, 8, 12 or 24')
  const unknown = named.find((name) => !usualSchedule.plans.includes(name))
  if (unknown !== undefined) refuse('refresh.plans', `there is no plan "${unknown}"`, `there are ${usualSchedule.plans.join(', ')}`)
}

function refuse(field: string, message: string, remedy: string): never {
  throw new PlatformError('invalid-request', `${message}; ${remedy}`, { field })
}

function demand(field: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new PlatformError('invalid-request', `${field} is ${value}; give a whole number from ${least} to ${most}`, { field })
}

function warn(reason: unknown): void {
  process.emitWarning(reason instanceof Error ? reason : String(reason))
}

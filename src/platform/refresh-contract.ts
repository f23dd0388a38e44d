/** Refreshes as operators see them: what they are told to do, what became of them, and when the next one comes. */
import type { Offset, Timestamp } from '../domain/ids.ts'
import type { DecayReport } from '../training/decay.ts'
import type { TrainingScope } from '../training/plan.ts'
import type { RefreshSchedule } from '../training/refresh-schedule.ts'
import type { RemovedEffects } from './model-contract.ts'

export interface RefreshInput {
  /** `recruiter-search` by default. */
  readonly plan?: string
  /** `effects` by default: the contender that ranks, from where it stands. */
  readonly scope?: TrainingScope
}

/** What was learned of one job or member, fitted anew at once. */
export interface EntityRefit {
  /** As it was named: `job:j42`. */
  readonly entity: string
  /** Version that ranks, to which it belongs. */
  readonly model: string
  readonly coordinate: string
  /** Applications that it was fitted on, and those of them that were answered well. */
  readonly rows: number
  readonly positives: number
  /** Features with a coefficient. */
  readonly features: number
  /** Of the event that holds it; pages that it ranked name it. */
  readonly offset: Offset
  readonly tookMs: number
}

/** Models learned anew, from the start to what the gate made of them. */
export interface Refresh {
  /** Counted from 1. */
  readonly id: number
  readonly plan: string
  readonly scope: TrainingScope
  /** `restart`: begun again after one that was cut short. */
  readonly trigger: 'request' | 'schedule' | 'restart'
  readonly startedAt: Timestamp
  readonly endedAt?: Timestamp
  /** `interrupted`: the server ended first. */
  readonly state: 'running' | 'finished' | 'failed' | 'interrupted'
  /** Number of its training, which tells more. */
  readonly training: number
  readonly promoted?: boolean
  /** The version that was learned. */
  readonly candidate?: string
  /** Why it was promoted, or kept back, or why there is none. */
  readonly reason?: string
  /** Effects of versions that never ranked and were overtaken; they are gone. */
  readonly removed?: readonly RemovedEffects[]
  /** How the version that ranked at its start, and those before it, have aged. */
  readonly decay?: DecayReport
}

export interface NextRefresh {
  readonly plan: string
  readonly scope: TrainingScope
  readonly at: Timestamp
}

/** What operators are told at a glance. */
export interface RefreshStatus {
  readonly next?: NextRefresh
  /** Of each plan that was ever refreshed. */
  readonly plans: readonly {
    readonly plan: string
    readonly last: Omit<Refresh, 'decay'>
    /** Area under the curve that the model has lost since it was young. */
    readonly lost?: number
    readonly alarm?: string
  }[]
}

export interface RefreshState {
  /** Absent: on demand alone. */
  readonly schedule?: RefreshSchedule
  readonly next?: NextRefresh
  /** Newest first. */
  readonly refreshes: readonly Refresh[]
}

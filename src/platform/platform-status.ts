/** How far the platform is, and what it is at. */
import type { Offset } from '../domain/ids.ts'
import type { ServingModel } from './model-contract.ts'
import type { RefreshStatus } from './refresh-contract.ts'

export interface LongWork {
  readonly name: string
  /** What it does at the moment, where it has stages. */
  readonly stage?: string
  readonly done: number
  /** 0 where not known yet. */
  readonly total: number
  readonly finished: boolean
  readonly error?: string
}

export interface PlatformStatus {
  readonly ready: boolean
  readonly offset: Offset
  readonly members: number
  readonly jobs: number
  readonly projects: number
  /** Demo people are invented; the page says so. */
  readonly demo: boolean
  readonly model: string
  /** What ranks people and what ranks jobs, and whether it stands in for another. */
  readonly models: readonly ServingModel[]
  /** `applied`: every document speaks it. */
  readonly taxonomy: { readonly version: string; readonly source: string; readonly applied: boolean }
  readonly refreshes: RefreshStatus
  readonly work: readonly LongWork[]
  readonly projections: readonly { readonly name: string; readonly offset: Offset }[]
}

/** Pages of the log as examples: the vectors as they were logged, and labels from what followed. */
import type { PageChannel } from '../domain/feedback.ts'
import type { Offset } from '../domain/ids.ts'
import type { Examples } from '../models/examples.ts'
import type { EntityColumn } from '../models/glmix/mixed-examples.ts'
import type { Labeling } from './label.ts'

export interface PagesWanted {
  readonly channels: readonly PageChannel[]
  readonly labeling: Labeling
  /** Names of the inputs; a page logged without one of them has NaN there. */
  readonly features: readonly string[]
  /** The newest so many are kept. */
  readonly mostPages: number
}

/** Request i of the examples is page i of the columns. Row r stood at `places[r]` of the whole list, 0-based. */
export interface TrainingPages {
  readonly examples: Examples
  readonly ats: Float64Array
  /** 1 for pages that no model trains on. */
  readonly heldOut: Uint8Array
  /** 1 for pages that only tell when to stop, where they are not held out. */
  readonly validation: Uint8Array
  /** 1 for pages of the random bucket. */
  readonly random: Uint8Array
  readonly places: Uint32Array
  /** 1 for people who were looked at closely. */
  readonly viewed: Uint8Array
  /** Who asked, row by row: `recruiter` and `contract`. */
  readonly askers: readonly EntityColumn[]
  /** By feature: share of the rows whose page was logged with it. */
  readonly coverage: Float64Array
  /** By feature: share of the rows whose page lacks it, but whose value was computed later. */
  readonly backfilled: Float64Array
  /** Offset up to which the log was read. */
  readonly end: Offset
}

export type ReadProgress = (done: number, total: number) => void

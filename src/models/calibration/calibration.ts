/** What turns a model's scores into chances, and what that rests on. It travels in the model's file: another calibration is another version. */
import type { PlattMap } from './platt.ts'

export interface Calibration extends PlattMap {
  /** Rows that it was fitted on, which trained nothing, and those of them that were positive. */
  readonly rows: number
  readonly positives: number
  /** Expected calibration error on rows that neither trained nor calibrated anything, and how many those were. */
  readonly error: number
  readonly judgedRows: number
}

/** What the platform and its training process say to each other. */
import type { TrainingReport } from '../../training/training-report.ts'

export interface TrainingOrder {
  /** Number of the training. */
  readonly training: number
  readonly dataDirectory: string
  readonly plan: string
  readonly seed: number
  readonly threads: number
  /** Name under which models are published. */
  readonly model: string
  /** Version that ranks now; undefined for the built-in one. */
  readonly current: string | undefined
}

export type TrainingMessage =
  | { readonly type: 'progress'; readonly stage: string; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly report: TrainingReport; readonly versions: Readonly<Record<string, string>> }
  | { readonly type: 'failed'; readonly message: string; readonly isRefusal: boolean }

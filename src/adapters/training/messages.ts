/** What the training process is told to do, and what it gives. */
import type { TrainingReport } from '../../training/training-report.ts'

export interface TrainingOrder {
  /** Number of the training. */
  readonly training: number
  readonly dataDirectory: string
  readonly plan: string
  readonly seed: number
  /** Shadow features that are learned from this time. */
  readonly shadows: readonly string[]
  /** Name under which models are published. */
  readonly model: string
  /** Version that ranks now. */
  readonly current: string
}

export interface TrainingResult {
  readonly report: TrainingReport
  /** Versions by name of the contender. */
  readonly versions: Readonly<Record<string, string>>
}

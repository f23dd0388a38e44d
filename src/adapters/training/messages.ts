/** What the training process is told to do, and what it gives. */
import type { Timestamp } from '../../domain/ids.ts'
import type { DecayReport } from '../../training/decay.ts'
import type { TrainingScope } from '../../training/plan.ts'
import type { TrainingReport } from '../../training/training-report.ts'

export interface TrainingOrder {
  /** Number of the training. */
  readonly training: number
  readonly dataDirectory: string
  readonly plan: string
  readonly seed: number
  /** Shadow features that are learned from this time. */
  readonly shadows: readonly string[]
  readonly scope: TrainingScope
  /** Name under which models are published. */
  readonly model: string
  /** Version that ranks now. */
  readonly current: string
  /** Versions that rank or ranked, each with its first promotion; the current one first, then the newest first. */
  readonly promoted: readonly { readonly version: string; readonly at: Timestamp }[]
  /** Area under the curve that the current one may lose before somebody is told. */
  readonly decayAlarm: number
}

export interface TrainingResult {
  readonly report: TrainingReport
  /** What was learned anew. */
  readonly scope: TrainingScope
  readonly decay: DecayReport
  /** Versions by name of the contender. */
  readonly versions: Readonly<Record<string, string>>
}

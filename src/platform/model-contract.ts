/** Models, trainings and features as operators see them. */
import type { BackfillReport } from '../adapters/files/backfill-file.ts'
import type { Timestamp } from '../domain/ids.ts'
import type { InputDescription } from '../models/describe-model.ts'
import type { ModelReport } from '../models/model-registry.ts'
import type { RankedSubject } from '../serving/ranking/cold-start.ts'
import type { DecayReport } from '../training/decay.ts'
import type { TrainingScope } from '../training/plan.ts'
import type { TrainingReport } from '../training/training-report.ts'
import type { Receipt } from './event-input.ts'

export type Subject = RankedSubject

export interface ServingModel {
  readonly subject: Subject
  readonly name: string
  readonly version: string
  /** Part of the program: nothing that was promoted ranks. */
  readonly builtIn: boolean
  /** The current version, where that is missing or refuses to load: the one below it ranks, or the built-in one where none is left. */
  readonly instead?: Refusal & { readonly version: string }
}

/** Why a version does not rank, and what can be done about it. */
export interface Refusal {
  readonly reason: string
  readonly remedy: string
}

/** What ranks from the next request on. */
export interface PromotionReceipt extends Receipt {
  readonly ranks: ServingModel & { readonly pinned: boolean }
}

export interface ModelVersion {
  readonly subject: Subject
  /** SHA-256 of the model's file. */
  readonly version: string
  /** Part of the program: it ranks where nothing else can. */
  readonly builtIn: boolean
  /** Promoted last, or built in where nothing was ever promoted. */
  readonly current: boolean
  /** Ranks at the moment: the current one or, where that is missing or refuses to load, the one below it. */
  readonly serving: boolean
  /** Of the current one, where it does not rank. */
  readonly refusal?: Refusal
  /** Kept until somebody promotes by hand. */
  readonly pinned: boolean
  readonly promotions: readonly { readonly at: Timestamp; readonly reason: string }[]
  /** As the training wrote it; empty for a built-in model. */
  readonly report: ModelReport
}

export interface ModelDetail extends ModelVersion {
  readonly kind: string
  /** Most important first. `label` is what the input is called for people. */
  readonly inputs: readonly (InputDescription & { readonly label: string })[]
  /** What the importance of an input is made of. */
  readonly importanceMeans: string
}

export interface TrainingInput {
  /** `recruiter-search` by default. */
  readonly plan?: string
  readonly seed?: number
  /** Promote the best contender where it passes the gate; true by default. */
  readonly promote?: boolean
  /** Shadow features to learn from this time. */
  readonly shadows?: readonly string[]
  /** `whole` by default. */
  readonly scope?: TrainingScope
}

/** A version of a coordinate in the coefficient store that a clean-up removed. */
export interface RemovedEffects {
  readonly coordinate: string
  readonly version: string
  readonly entities: number
  readonly bytes: number
}

export interface TrainingRecord extends TrainingReport {
  readonly at: Timestamp
  /** What was learned anew: all, where effects alone were asked for but no contender of the plan ranks. */
  readonly scope: TrainingScope
  /** How what ranked before it has aged. */
  readonly decay: DecayReport
  /** Published versions by name of the contender. */
  readonly versions: Readonly<Record<string, string>>
  /** Effects of versions that never ranked and were overtaken. */
  readonly removed: readonly RemovedEffects[]
  readonly promoted: boolean
  readonly keptBecausePinned?: boolean
}

/** A training from its start on. Its models and its report come when it has finished. */
export interface Training {
  /** Counted from 1. */
  readonly id: number
  readonly plan: string
  readonly seed: number
  readonly startedAt: Timestamp
  readonly state: 'running' | 'finished' | 'failed'
  /** Why it failed. */
  readonly error?: string
  readonly record?: TrainingRecord
}

/** A training without what makes its report long. */
export interface TrainingSummary extends Omit<Training, 'record'> {
  readonly best?: string
  readonly versions?: TrainingRecord['versions']
  readonly promoted?: boolean
  readonly keptBecausePinned?: boolean
  readonly gate?: TrainingReport['gate']
  /** Each with the contender that it is about. */
  readonly warnings?: readonly string[]
}

/** One number of a page's vectors, and how far it is known. */
export interface FeatureState {
  readonly name: string
  /** Logged with every page, but learned from only where a training names it. */
  readonly shadow: boolean
  /** Can be computed for pages that were shown before it was logged. */
  readonly backfillable: boolean
  /** The last backfill. */
  readonly backfill?: BackfillReport
}

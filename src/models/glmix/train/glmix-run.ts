/** What a GLMix training is given besides rows and options, and what it gives. */
import type { TrainingProgress } from '../../learner.ts'
import type { Pool } from '../../pool.ts'
import type { NamedStandardization } from '../../standardization.ts'
import type { EffectEntry } from '../coefficient-store.ts'
import type { Effect } from '../effect.ts'
import type { FrozenTrees } from '../frozen-trees.ts'
import type { GlmixModel } from '../glmix-model.ts'
import type { MixedSource } from '../mixed-examples.ts'
import type { Scratch } from '../scratch.ts'

/** Effects of some entities of a coordinate, in the order asked for. */
export type EffectsOf = (coordinate: string, entities: readonly string[]) => Promise<readonly (Effect | undefined)[]>

export interface GlmixWarmStart {
  readonly model: GlmixModel
  /** Needed where the model holds no effects itself. */
  readonly effects?: EffectsOf
}

/** Told after a coordinate was fitted. The columns are only good until the next fit. */
export interface GlmixStage {
  /** The coordinate. */
  readonly stage: string
  /** From 1. */
  readonly pass: number
  /** Σ weight · loss over all training rows, and the penalties of all coordinates. */
  readonly objective: number
  readonly margins: Float64Array
  /** Where the fit stopped before it converged: what it was and what to do. */
  readonly warning?: string
  /** Of the rows that were held back. */
  readonly heldMargins: Float64Array
}

export interface GlmixRun {
  /** The same bytes come out for any number of its threads. */
  readonly pool: Pool
  readonly scratch: Scratch
  readonly signal: AbortSignal
  progress(step: TrainingProgress): void
  /** Rows that are scored with each coordinate but not trained on; of the same shards. */
  readonly held?: MixedSource
  readonly warmStart?: GlmixWarmStart
  /** Those whose features stand in the shards (treeShard): the model takes them along. */
  readonly trees?: FrozenTrees
  /** How the columns of the shards were standardized: the model reads its rows in the same way. */
  readonly standardization?: NamedStandardization
  /** Columns of ids whose features ("terms=17") stand in the shards. */
  readonly idColumns?: readonly string[]
  stage?(done: GlmixStage): void
}

export interface TrainedGlmix {
  /** Without effects of entities, except of locked coordinates whose model held them. */
  readonly model: GlmixModel
  /** What was trained of a random coordinate, entity by entity, as often as asked; read from the scratch. */
  effects(coordinate: string): Iterable<EffectEntry>
}

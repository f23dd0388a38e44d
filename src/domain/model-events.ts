/** What the platform is taught: the taxonomy, and models as they are promoted and refitted. */
import type { Happened } from './happened.ts'

/** `version` is the content hash of the taxonomy files, kept as an artifact. */
export interface TaxonomyImported extends Happened {
  readonly type: 'taxonomy-imported'
  readonly source: string
  readonly version: string
}

/** Every document was stated anew by the taxonomy imported before. */
export interface TaxonomyApplied extends Happened {
  readonly type: 'taxonomy-applied'
  readonly version: string
}

/** `version` is the content hash of a model artifact; a roll-back is the promotion of an earlier version. */
export interface ModelPromoted extends Happened {
  readonly type: 'model-promoted'
  readonly model: string
  readonly version: string
  readonly reason: string
  /** Kept until somebody promotes by hand: what is trained later does not take its place. */
  readonly pinned?: boolean
  /** The promotion before is taken back. */
  readonly rollBack?: boolean
}

export const refittedEntities = ['job', 'member'] as const
export type RefittedEntity = (typeof refittedEntities)[number]

/**
 * What a model has learned of one entity, fitted anew between two trainings; it goes before the model's own for as long as that version
 * ranks. The numbers stand in the event, so that a page which names its offset comes out the same whatever is learned later.
 */
export interface EffectRefitted extends Happened {
  readonly type: 'effect-refitted'
  /** Version. */
  readonly model: string
  readonly coordinate: string
  readonly entityType: RefittedEntity
  /** Key. */
  readonly entity: number
  /** Rows that it was fitted on, and those of them with a positive label. */
  readonly rows: number
  readonly positives: number
  /** Places among the coordinate's features; empty for an entity left without an effect. */
  readonly features: Uint32Array
  readonly coefficients: Float32Array
  readonly variances: Float32Array
}

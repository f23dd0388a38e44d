/**
 * A trained model is data: a kind, the names of its inputs, and numbers. Its behaviour is found by the kind (kinds.ts).
 * Models see numbers and opaque names only; nothing here knows what a row is about (I3).
 */
import type { IdColumn } from './examples.ts'
import type { Effect } from './glmix/effect.ts'

/** What one coordinate of a GLMix model adds to rows: effects are read before rows are scored, so that scoring stays pure. */
export interface EffectColumn {
  readonly coordinate: string
  /** One a row, or a single one for all rows. Undefined adds nothing: an entity that was never seen in training. */
  readonly effects: readonly (Effect | undefined)[]
}

/** Rows of numbers under names. The model reads the columns it was bound to, so a row may hold more than it needs. */
export interface Rows {
  /** Row-major, float32: what was logged is what was scored. */
  readonly values: Float32Array
  /** Numbers a row. */
  readonly width: number
  readonly count: number
  /** For models with embeddings, found by name; where a column is absent its ids count as unknown. */
  readonly ids?: readonly IdColumn[]
  /** For models with random effects, found by coordinate; where a column is absent its entities count as never seen. */
  readonly effects?: readonly EffectColumn[]
}

/** What one coordinate of a GLMix model added to a score. */
export interface CoordinatePart {
  readonly coordinate: string
  readonly score: number
  /** Those that added something, the intercept among them, and trees by the inputs that they read; summed in this order they are `score`. */
  readonly features: readonly { readonly name: string; readonly addend: number }[]
}

/** A model bound to the columns of its rows. */
export interface Scorer {
  /**
   * One addend for each column, one for each of `idColumns` and, last, the intercept: `addendCount` numbers. Their sum in this order
   * is the score.
   */
  contribute(rows: Rows, row: number, into: Float64Array): void
  score(rows: Rows, into: Float64Array): void
  /** Of models with embeddings: names of the id columns that they read. */
  readonly idColumns?: readonly string[]
  /** Of GLMix models: the parts of a row's score, which is their sum in this order. */
  contributeByCoordinate?(rows: Rows, row: number): readonly CoordinatePart[]
}

/** Of rows that are `width` numbers wide. */
export function addendCount({ idColumns }: Scorer, width: number): number {
  return width + (idColumns?.length ?? 0) + 1
}

/** What every kind of model says of itself in its file. */
export interface Model {
  readonly kind: string
  readonly features: readonly string[]
  /** Of models that read ids: which columns, and the ids they know. */
  readonly embeddings?: readonly { readonly name: string; readonly ids: Uint32Array }[]
}

export interface ModelKind<M extends Model> {
  readonly kind: string
  /** Throws RangeError for a model that is not of this kind, holds a number that is not finite, or has unequal lengths. */
  check(model: Model): M
  bind(model: M, columns: readonly string[]): Scorer
}

/** What every kind of learner can do, and nothing more. Its model is data (model.ts); its behaviour is found by the kind (kinds.ts). */
import type { Examples } from './examples.ts'
import type { Model } from './model.ts'
import type { Pool } from './pool.ts'

export interface TrainingProgress {
  /** What is being trained: "round", "epoch", "iteration". */
  readonly stage: string
  readonly done: number
  readonly total: number
  /** Measures so far, by name: "train-loss", "valid-ndcg@10". */
  readonly measures: Readonly<Record<string, number>>
}

export interface TrainingRun<M extends Model> {
  /** All randomness of a training stands on it: same examples, options and seed give the same bytes. */
  readonly seed: number
  /** The same bytes come out for any number of its threads. */
  readonly pool: Pool
  progress(step: TrainingProgress): void
  /** Aborted: `train` rejects with its reason. */
  readonly signal: AbortSignal
  /** Examples that are not trained on but tell when to stop. */
  readonly valid?: Examples
  readonly warmStart?: M
}

export interface Learner<M extends Model, O> {
  readonly kind: string
  readonly defaults: O
  /** Learns embeddings of the examples' id columns; the others leave those alone. */
  readonly readsIds?: boolean
  /**
   * Throws RangeError that names what is wrong with the examples or the options: no rows, lengths that differ, labels of one class,
   * names that stand twice, values that are infinite.
   */
  train(examples: Examples, options: O, run: TrainingRun<M>): Promise<M>
  /** One margin for each row, the examples' offsets included. The examples must hold the model's features by name, in any order. */
  score(model: M, examples: Examples): Float64Array
}

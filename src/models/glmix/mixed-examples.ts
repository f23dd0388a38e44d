/**
 * What a GLMix model is trained on and tested on: rows in columns, whose numbers lie in shards (one matrix each) and which name one
 * entity for each random effect. A name of a feature means the same number in whichever shards it stands.
 */
import type { Matrix } from '../examples.ts'

export interface Shard {
  readonly name: string
  /** One name for each column of the matrix; names are unique. */
  readonly features: readonly string[]
  /** NaN, absent and 0 add nothing. */
  readonly matrix: Matrix
}

export interface EntityColumn {
  readonly name: string
  /** The entities, each once. */
  readonly names: readonly string[]
  /** By row, an index into `names`; `noEntity` for a row that names none. */
  readonly ofRow: Uint32Array
}

export const noEntity = 0xffff_ffff

export interface MixedExamples {
  readonly shards: readonly Shard[]
  readonly entities: readonly EntityColumn[]
  /** 0 and 1 for the logistic loss, counts for Poisson, any number for squared error. */
  readonly labels: Float64Array
  /** One for each row, not negative; 1 each where absent. */
  readonly weights?: Float64Array
  /** Margins that are given and not learned; 0 each where absent. */
  readonly offsets?: Float64Array
  /** Request i has rows `requests[i]` to `requests[i + 1]`; of no account for training. */
  readonly requests?: Uint32Array
}

/** Rows in chunks, so that not all need to be in memory at once. Each chunk has all the shards, with the features named here. */
export interface MixedSource {
  readonly rows: number
  readonly shards: readonly Omit<Shard, 'matrix'>[]
  /** Names of the entity columns. */
  readonly entities: readonly string[]
  /** Whether its chunks lie in memory anyway, so that training may keep them. */
  readonly isResident: boolean
  /** Can be asked for more than once, and gives the same rows in the same order. Entities are numbered by chunk. */
  chunks(): AsyncIterable<MixedExamples> | Iterable<MixedExamples>
}

export function sourceOf(examples: MixedExamples): MixedSource {
  const { shards, entities, labels } = examples
  return { rows: labels.length, shards, entities: entities.map(({ name }) => name), isResident: true, chunks: () => [examples] }
}

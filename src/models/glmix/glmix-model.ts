/**
 * GLMix: score = Σ over coordinates of the inputs of a shard times coefficients; those of a fixed effect are the same for all rows,
 * those of a random effect are the row's entity's own (Zhang et al., KDD 2016).
 *
 *   s = Σ_fixed x_shard · b + Σ_random x_shard · β[entity]
 *
 * Fixed coefficients stand in the model; effects of entities stand in it too where they are few, else in a coefficient store.
 */
import type { LossName } from '../../math/kernels/glm.ts'
import type { Model } from '../model.ts'
import { type NamedStandardization, type Standardization, standardizationFor } from '../standardization.ts'
import { intercept } from './effect.ts'
import { type FrozenTrees, isOfTrees } from './frozen-trees.ts'
import { idsAmong, isOfColumn } from './id-features.ts'
import type { PackedEffects } from './packed-effects.ts'

export interface FixedCoordinate {
  readonly name: string
  readonly shard: string
  /** `intercept` first, where it has one. */
  readonly features: readonly string[]
  /** By `features`; finite. */
  readonly coefficients: Float64Array
  readonly variances: Float64Array
}

export interface RandomCoordinate {
  readonly name: string
  readonly shard: string
  readonly features: readonly string[]
  /** The column that names the entity of each row. */
  readonly entity: string
  /** How strongly its effects were held when they were fitted, so that one can be refitted alone. */
  readonly lambda?: number
  /** Of their fit, too; absent: all features. */
  readonly featuresToSamplesRatio?: number
  /** Absent where they lie in a coefficient store. */
  readonly effects?: PackedEffects
  /** Where they lie in the coefficient store. */
  readonly stored?: StoredEffects
}

/** A version of a coordinate in a coefficient store. */
export interface StoredEffects {
  readonly coordinate: string
  readonly version: string
}

export type GlmixCoordinate = FixedCoordinate | RandomCoordinate

export interface GlmixModel extends Model {
  readonly kind: 'glmix'
  readonly loss: LossName
  /** In the order in which their scores are added. */
  readonly coordinates: readonly GlmixCoordinate[]
  readonly trees?: FrozenTrees
  /** By `features`; absent: coordinates read numbers as they are. The trees always do. */
  readonly standardization?: Omit<Standardization, 'indicators'>
  /**
   * What each feature adds is rounded to multiples of it, so that a score is the exact sum of its parts in any order, as long as they
   * stay below 2^20 together. Absent: sums are rounded as they come.
   */
  readonly grid?: number
}

/** Finer than what float32 inputs tell. */
const usualGrid = 2 ** -32

/** What the features of coordinates are, where they are no columns of numbers. */
export interface FeatureOrigins {
  /** How the rows' columns were standardized before they were given; any others were not. */
  readonly standardization?: NamedStandardization | undefined
  readonly trees?: FrozenTrees | undefined
  /** Names of id columns: the feature "terms=17" is 1 in rows that hold the id 17 in the column "terms". */
  readonly idColumns?: readonly string[] | undefined
}

/** The model of these coordinates; its inputs are their features and those of the trees, but not what trees and ids give. */
export function glmixModel(
  loss: LossName,
  coordinates: readonly GlmixCoordinate[],
  { trees, idColumns = [], standardization }: FeatureOrigins = {},
): GlmixModel {
  const names = new Set(coordinates.flatMap(({ features }) => features))
  const embeddings = idColumns.map((name) => ({ name, ids: idsAmong(names, name) }))
  const isColumn = (name: string) => name !== intercept && !isOfTrees(name, trees) && !idColumns.some((column) => isOfColumn(name, column))
  const features = [...new Set([...[...names].filter(isColumn), ...(trees?.model.features ?? [])])]
  return {
    kind: 'glmix',
    features,
    loss,
    coordinates,
    grid: usualGrid,
    ...(idColumns.length > 0 && { embeddings }),
    ...(trees && { trees }),
    ...(standardization && { standardization: scalingFor(standardization, features) }),
  }
}

function scalingFor(standardization: NamedStandardization, features: readonly string[]) {
  const { means, scales } = standardizationFor(standardization, features)
  return { means, scales }
}

export function isRandom(coordinate: GlmixCoordinate): coordinate is RandomCoordinate {
  return 'entity' in coordinate && coordinate.entity !== undefined
}

export function hasIntercept({ features }: Pick<GlmixCoordinate, 'features'>): boolean {
  return features[0] === intercept
}

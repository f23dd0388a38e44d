/**
 * GLMix: score = Σ over coordinates of the inputs of a shard times coefficients; those of a fixed effect are the same for all rows,
 * those of a random effect are the row's entity's own (Zhang et al., KDD 2016).
 *
 *   s = Σ_fixed x_shard · b + Σ_random x_shard · β[entity]
 *
 * Fixed coefficients stand in the model; effects of entities stand in it too where they are few, else in a coefficient store.
 */
import type { LossName } from '../../math/kernels/glm.ts'
import { lossNames } from '../../math/kernels/glm.ts'
import type { Model } from '../model.ts'
import { type NamedStandardization, type Standardization, standardizationFor } from '../standardization.ts'
import { checkTree } from '../tree/check-tree.ts'
import type { EffectEntry } from './coefficient-store.ts'
import { type Effect, intercept } from './effect.ts'
import { type FrozenTrees, isOfTrees } from './frozen-trees.ts'
import { idsAmong, isOfColumn } from './id-features.ts'

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

/** The effect of `entities[e]` is at `starts[e]` up to `starts[e + 1]`. */
export interface PackedEffects {
  /** Ascending. */
  readonly entities: readonly string[]
  readonly starts: Uint32Array
  readonly features: Uint32Array
  readonly coefficients: Float32Array
  readonly variances: Float32Array
}

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

/** Effects as the model file keeps them; `entries` come in any order. */
export function packEffects(entries: Iterable<EffectEntry>): PackedEffects {
  const sorted = [...entries].sort((a, b) => (a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : 0))
  const starts = new Uint32Array(sorted.length + 1)
  sorted.forEach(({ effect }, i) => {
    starts[i + 1] = starts[i] + effect.features.length
  })
  const cells = starts[sorted.length]
  const packed = { features: new Uint32Array(cells), coefficients: new Float32Array(cells), variances: new Float32Array(cells) }
  sorted.forEach(({ effect }, i) => {
    packed.features.set(effect.features, starts[i])
    packed.coefficients.set(effect.coefficients, starts[i])
    packed.variances.set(effect.variances, starts[i])
  })
  return { entities: sorted.map(({ entity }) => entity), starts, ...packed }
}

/** The effect of an entity that the model file holds; undefined for one never seen. */
export function effectReader({
  entities,
  starts,
  features,
  coefficients,
  variances,
}: PackedEffects): (entity: string) => Effect | undefined {
  const places = new Map(entities.map((entity, place) => [entity, place]))
  return (entity) => {
    const place = places.get(entity)
    if (place === undefined) return undefined
    const [from, to] = [starts[place], starts[place + 1]]
    return { features: features.subarray(from, to), coefficients: coefficients.subarray(from, to), variances: variances.subarray(from, to) }
  }
}

export function unpackEffects(packed: PackedEffects): readonly EffectEntry[] {
  const effectOf = effectReader(packed)
  return packed.entities.map((entity) => ({ entity, effect: effectOf(entity)! }))
}

export function checkGlmix(model: Model): GlmixModel {
  const given = model as Partial<GlmixModel>
  if (model.kind !== 'glmix' || given.coordinates === undefined || given.loss === undefined) throw new RangeError('not a GLMix model')
  if (!lossNames.includes(given.loss)) throw new RangeError(`a GLMix model of the unknown loss "${given.loss}"`)
  const names = new Set(given.coordinates.map(({ name }) => name))
  if (names.size !== given.coordinates.length) throw new RangeError('a GLMix model names a coordinate twice')
  for (const coordinate of given.coordinates) checkCoordinate(coordinate)
  if (given.grid !== undefined && !(given.grid > 0 && Number.isInteger(Math.log2(given.grid))))
    throw new RangeError(`a GLMix model rounds to multiples of ${given.grid}, which is no power of two`)
  if (given.trees !== undefined) checkTree(given.trees.model)
  if (given.standardization !== undefined) checkStandardization(given.standardization, model.features.length)
  return model as GlmixModel
}

function checkCoordinate(coordinate: GlmixCoordinate): void {
  const { name, features } = coordinate
  if (new Set(features).size !== features.length) throw new RangeError(`the coordinate "${name}" names a feature twice`)
  if (!isRandom(coordinate)) checkCoefficients(name, features.length, coordinate)
  else if (coordinate.effects !== undefined) checkEffects(name, features.length, coordinate.effects)
}

function checkCoefficients(
  name: string,
  size: number,
  { coefficients, variances }: Pick<FixedCoordinate, 'coefficients' | 'variances'>,
): void {
  if (coefficients.length !== size || variances.length !== size)
    throw new RangeError(
      `the coordinate "${name}" has ${size} features, but ${coefficients.length} coefficients and ${variances.length} variances`,
    )
  if (!coefficients.every(Number.isFinite)) throw new RangeError(`the coordinate "${name}" holds a coefficient that is not finite`)
}

function checkEffects(name: string, size: number, { entities, starts, features, coefficients, variances }: PackedEffects): void {
  const cells = starts.at(-1)
  if (starts.length !== entities.length + 1 || features.length !== cells || coefficients.length !== cells || variances.length !== cells)
    throw new RangeError(`the effects of the coordinate "${name}" are of unequal lengths`)
  if (!features.every((feature) => feature < size))
    throw new RangeError(`an effect of the coordinate "${name}" has a feature that there is not`)
  if (!coefficients.every(Number.isFinite))
    throw new RangeError(`an effect of the coordinate "${name}" holds a coefficient that is not finite`)
}

function checkStandardization({ means, scales }: Omit<Standardization, 'indicators'>, size: number): void {
  if (means.length !== size || scales.length !== size)
    throw new RangeError(`a GLMix model of ${size} inputs standardizes ${means.length} by their means and ${scales.length} by their scales`)
  if (!means.every(Number.isFinite) || !scales.every(Number.isFinite))
    throw new RangeError('a GLMix model standardizes by numbers that are not finite')
}

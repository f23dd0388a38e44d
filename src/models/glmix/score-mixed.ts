/** Scores of examples that lie in shards and name their entities: for measuring a model on other rows than those of a page. */
import type { CoordinatePart } from '../model.ts'
import type { Effect } from './effect.ts'
import { type GlmixCoordinate, type GlmixModel, hasIntercept, isRandom } from './glmix-model.ts'
import { type MixedExamples, noEntity } from './mixed-examples.ts'
import { gridShift } from './on-grid.ts'
import { effectReader } from './packed-effects.ts'
import type { EffectsOf } from './train/glmix-run.ts'
import { none, type ShardReader, shardReader } from './train/shard-reader.ts'

export interface BoundExamples {
  /** The row's offset and its coordinates' scores. */
  score(row: number): number
  /** What each coordinate adds, and each of its features. */
  partsOf(row: number): readonly CoordinatePart[]
}

/** One margin for each row, the examples' offsets included. Effects that the model does not hold itself are read by `read`. */
export async function scoreMixed(model: GlmixModel, examples: MixedExamples, read?: EffectsOf): Promise<Float64Array> {
  const { score } = await bindMixed(model, examples, read)
  return Float64Array.from(examples.labels, (_, row) => score(row))
}

export async function bindMixed(model: GlmixModel, examples: MixedExamples, read?: EffectsOf): Promise<BoundExamples> {
  const effectsOf = effectsIn(model, read)
  const bound = await Promise.all(
    model.coordinates.map((coordinate) => bindCoordinate(coordinate, examples, effectsOf, gridShift(model.grid))),
  )
  return {
    score: (row) => bound.reduce((sum, one) => sum + one.score(row), examples.offsets?.[row] ?? 0),
    partsOf: (row) => bound.map((one) => one.partOf(row)),
  }
}

/** Effects that the model holds, or else those that `read` finds. Throws RangeError where there is neither. */
export function effectsIn({ coordinates }: GlmixModel, read?: EffectsOf): EffectsOf {
  const held = new Map<string, (entity: string) => Effect | undefined>()
  return async (name, entities) => {
    const coordinate = coordinates.find((one) => one.name === name)
    const packed = coordinate !== undefined && isRandom(coordinate) ? coordinate.effects : undefined
    if (packed === undefined) {
      if (read === undefined) throw new RangeError(`the model holds no effects of "${name}"; say where they are read`)
      return read(name, entities)
    }
    const effectOf = held.get(name) ?? effectReader(packed)
    held.set(name, effectOf)
    return entities.map(effectOf)
  }
}

/** Names of shards with their features' columns, and of entities, that the model reads. */
export function namesOf({ coordinates }: GlmixModel): {
  readonly shards: Map<string, Map<string, number>>
  readonly entities: Set<string>
} {
  const shards = new Map<string, Map<string, number>>()
  for (const coordinate of coordinates) {
    const places = shards.get(coordinate.shard) ?? new Map<string, number>()
    shards.set(coordinate.shard, places)
    for (const name of coordinate.features.slice(Number(hasIntercept(coordinate)))) places.set(name, places.get(name) ?? places.size)
  }
  return { shards, entities: new Set(coordinates.flatMap((one) => (isRandom(one) ? [one.entity] : []))) }
}

interface BoundCoordinate {
  score(row: number): number
  partOf(row: number): CoordinatePart
}

async function bindCoordinate(
  coordinate: GlmixCoordinate,
  examples: MixedExamples,
  effectsOf: EffectsOf,
  shift: number,
): Promise<BoundCoordinate> {
  const reader = readerOf(coordinate, examples)
  const weightsOf = await weightsByRow(coordinate, examples, effectsOf)
  const { name, features } = coordinate
  return {
    score(row) {
      const weights = weightsOf(row)
      return weights === undefined ? 0 : product(reader, reader.read(row), weights, shift)
    },
    partOf(row) {
      const weights = weightsOf(row)
      if (weights === undefined) return { coordinate: name, score: 0, features: [] }
      const count = reader.read(row)
      const addends = Array.from({ length: count }, (_, cell) => {
        const feature = reader.features[cell]
        return { name: features[feature], addend: weights[feature] * reader.values[cell] + shift - shift }
      })
      return { coordinate: name, score: product(reader, count, weights, shift), features: addends.filter(({ addend }) => addend !== 0) }
    },
  }
}

/** Coefficients by feature, good until the next row; undefined for a row whose entity has none. */
async function weightsByRow(
  coordinate: GlmixCoordinate,
  examples: MixedExamples,
  effectsOf: EffectsOf,
): Promise<(row: number) => Float64Array | undefined> {
  if (!isRandom(coordinate)) return () => coordinate.coefficients
  const column = examples.entities.find(({ name }) => name === coordinate.entity)
  if (column === undefined)
    throw new RangeError(`the coordinate "${coordinate.name}" needs the entity "${coordinate.entity}"; the rows name none`)
  const effects = await effectsOf(coordinate.name, column.names)
  const weights = new Float64Array(coordinate.features.length)
  let held: Effect | undefined
  return (row) => {
    const entity = column.ofRow[row]
    const effect = entity === noEntity ? undefined : effects[entity]
    if (effect !== undefined && effect !== held) {
      if (held !== undefined) for (const feature of held.features) weights[feature] = 0
      for (let i = 0; i < effect.features.length; i++) weights[effect.features[i]] = effect.coefficients[i]
      held = effect
    }
    return effect === undefined ? undefined : weights
  }
}

function readerOf(coordinate: GlmixCoordinate, { shards }: MixedExamples): ShardReader {
  const shard = shards.find(({ name }) => name === coordinate.shard)
  if (shard === undefined)
    throw new RangeError(`the coordinate "${coordinate.name}" needs the shard "${coordinate.shard}"; the rows do not have it`)
  const numbers = new Map(coordinate.features.map((name, number) => [name, number]))
  const numberOf = Uint32Array.from(shard.features, (name) => numbers.get(name) ?? none)
  return shardReader(shard.matrix, numberOf, hasIntercept(coordinate))
}

function product({ features, values }: ShardReader, count: number, weights: Float64Array, shift: number): number {
  let sum = 0
  for (let cell = 0; cell < count; cell++) sum += weights[features[cell]] * values[cell] + shift - shift
  return sum
}

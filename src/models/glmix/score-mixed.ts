/** Scores of examples that lie in shards and name their entities: for measuring a model on other rows than those of a page. */
import type { Effect } from './effect.ts'
import { effectReader, type GlmixCoordinate, type GlmixModel, hasIntercept, isRandom } from './glmix-model.ts'
import { type MixedExamples, noEntity } from './mixed-examples.ts'
import type { EffectsOf } from './train/glmix-run.ts'
import { none, type ShardReader, shardReader } from './train/shard-reader.ts'

/** One margin for each row, the examples' offsets included. Effects that the model does not hold itself are read by `read`. */
export async function scoreMixed(model: GlmixModel, examples: MixedExamples, read?: EffectsOf): Promise<Float64Array> {
  const margins = examples.offsets?.slice() ?? new Float64Array(examples.labels.length)
  for (const coordinate of model.coordinates) await addScores(coordinate, examples, effectsIn(model, read), margins)
  return margins
}

/** Those that the model holds, or else those that `read` finds. Throws RangeError where there is neither. */
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

async function addScores(coordinate: GlmixCoordinate, examples: MixedExamples, effectsOf: EffectsOf, margins: Float64Array): Promise<void> {
  const reader = readerOf(coordinate, examples)
  if (!isRandom(coordinate)) {
    for (let row = 0; row < margins.length; row++) margins[row] += product(reader, reader.read(row), coordinate.coefficients)
    return
  }
  const column = examples.entities.find(({ name }) => name === coordinate.entity)
  if (column === undefined)
    throw new RangeError(`the coordinate "${coordinate.name}" needs the entity "${coordinate.entity}"; the rows name none`)
  const effects = await effectsOf(coordinate.name, column.names)
  const weights = new Float64Array(coordinate.features.length)
  let held: Effect | undefined
  for (let row = 0; row < margins.length; row++) {
    const entity = column.ofRow[row]
    const effect = entity === noEntity ? undefined : effects[entity]
    if (effect === undefined) continue
    if (effect !== held) {
      if (held !== undefined) for (const feature of held.features) weights[feature] = 0
      effect.features.forEach((feature, i) => {
        weights[feature] = effect.coefficients[i]
      })
      held = effect
    }
    margins[row] += product(reader, reader.read(row), weights)
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

function product({ features, values }: ShardReader, count: number, weights: Float64Array): number {
  let sum = 0
  for (let cell = 0; cell < count; cell++) sum += weights[features[cell]] * values[cell]
  return sum
}

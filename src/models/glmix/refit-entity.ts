/**
 * One entity's effect fitted anew, in this process and within milliseconds, by the code that trains whole models. What all other
 * coordinates make of the rows is given as their offsets; the effect as it was is the start, and the prior where the coordinate has one.
 */
import { glmKernel, type LossName } from '../../math/kernels/glm.ts'
import type { Matrix } from '../examples.ts'
import type { Effect } from './effect.ts'
import { hasIntercept, type RandomCoordinate } from './glmix-model.ts'
import { type CoordinateOptions, coordinateOf, glmixDefaults } from './glmix-options.ts'
import { EffectMemory } from './train/effect-memory.ts'
import { encodeBlock } from './train/entity-block.ts'
import { effectAt, entityAt } from './train/entity-table.ts'
import { EntityFitter, fitRoomAt, fitRoomBytes, lossNumber } from './train/fit-entity.ts'
import { entityProjector } from './train/project-entity.ts'
import { none, shardReader } from './train/shard-reader.ts'

/** Rows of one entity, in the order of their numbers in a training. */
export interface EntityExamples {
  /** Names of the columns; those that the coordinate does not know are left out. */
  readonly features: readonly string[]
  readonly matrix: Matrix
  readonly labels: Float64Array
  readonly weights?: Float64Array
  /** What all other coordinates make of each row. */
  readonly offsets: Float64Array
}

export interface RefitOptions {
  readonly loss: LossName
  readonly coordinate: CoordinateOptions
  readonly tolerance?: number
  readonly maxIterations?: number
}

/** Undefined where the coordinate's bounds leave the entity without an effect. */
export function refitEntity(known: RandomCoordinate, examples: EntityExamples, options: RefitOptions, start?: Effect): Effect | undefined {
  const coordinate = { ...coordinateOf(options.coordinate), intercept: hasIntercept(known) }
  const rows = examples.labels.length
  const numbers = Uint32Array.from(examples.labels.keys())
  const places = new Map(known.features.map((name, number) => [name, number]))
  const numberOf = Uint32Array.from(examples.features, (name) => places.get(name) ?? none)
  const source = {
    reader: shardReader(examples.matrix, numberOf, coordinate.intercept),
    labels: examples.labels,
    weights: examples.weights,
    numbers,
    single: examples.matrix.values instanceof Float32Array,
  }
  const project = entityProjector({ coordinate, featureCount: known.features.length, trained: rows })
  const entity = project('', source, numbers, start)
  if (entity === undefined) return undefined
  const block = encodeBlock([entity])
  const memory = new EffectMemory({
    rows,
    trained: rows,
    room: block.length + fitRoomBytes(rows, entity.width),
    loss: lossNumber(options.loss),
  })
  memory.labels.set(examples.labels)
  memory.weights.fill(1)
  if (examples.weights !== undefined) memory.weights.set(examples.weights)
  memory.margins.set(examples.offsets)
  memory.bytes.set(block, memory.roomAt)
  const at = entityAt(memory.words, memory.roomAt, 0)
  const kernel = glmKernel(memory.memory)
  const fitter = new EntityFitter(memory, fitRoomAt(memory.roomAt + block.length, rows, entity.width))
  const fitted = { kernel, loss: lossNumber(options.loss), rows: at }
  const { tolerance = glmixDefaults.tolerance, maxIterations = glmixDefaults.maxIterations } = options
  if (start !== undefined) fitter.score(at, fitted)
  fitter.fit(at, fitted, { tolerance, maxIterations, variances: true })
  return effectAt(memory, memory.roomAt, 0, coordinate.prior > 0)
}

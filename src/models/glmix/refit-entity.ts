/**
 * One entity's effect fitted anew, in this process and within milliseconds, by the code that trains whole models. What all other
 * coordinates make of the rows is given as their offsets; the effect as it was is the start, and the prior where the coordinate has one.
 */
import { type GlmKernel, glmKernel, type LossName, lossNumber } from '../../math/kernels/glm.ts'
import type { Matrix } from '../examples.ts'
import type { Effect } from './effect.ts'
import { hasIntercept, type RandomCoordinate } from './glmix-model.ts'
import { type Coordinate, type CoordinateOptions, coordinateOf, glmixDefaults } from './glmix-options.ts'
import { EffectMemory } from './train/effect-memory.ts'
import { type EntityRows, encodeBlock } from './train/entity-block.ts'
import { effectAt, entityAt } from './train/entity-table.ts'
import { fitEntity, scoreEntity } from './train/fit-entity.ts'
import { fitRoomAt, fitRoomBytes } from './train/fit-room.ts'
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
  const entity = projected(known, examples, coordinate, start)
  return entity === undefined ? undefined : fitted(entity, examples, options, start !== undefined, coordinate.prior > 0)
}

function projected(known: RandomCoordinate, examples: EntityExamples, coordinate: Coordinate, start: Effect | undefined) {
  const { features, matrix, labels, weights } = examples
  const places = new Map(known.features.map((name, number) => [name, number]))
  const numberOf = Uint32Array.from(features, (name) => places.get(name) ?? none)
  const reader = shardReader(matrix, numberOf, coordinate.intercept)
  const rows = Uint32Array.from(labels.keys())
  const project = entityProjector({ coordinate, featureCount: known.features.length, trained: rows.length })
  return project('', { reader, labels, weights, numbers: rows, single: matrix.values instanceof Float32Array }, rows, start)
}

function fitted(entity: EntityRows, examples: EntityExamples, options: RefitOptions, isStarted: boolean, keepsUnseen: boolean): Effect {
  const { loss, tolerance = glmixDefaults.tolerance, maxIterations = glmixDefaults.maxIterations } = options
  const block = encodeBlock([entity])
  const { memory, kernel } = memoryFor(examples, block.length + fitRoomBytes(examples.labels.length, entity.width), loss)
  memory.bytes.set(block, memory.roomAt)
  const rows = entityAt(memory.words, memory.roomAt, 0)
  const room = fitRoomAt(memory.roomAt + block.length, rows.rows, rows.width)
  const work = { memory, room, entity: rows, fitted: { kernel, loss: lossNumber(loss), rows } }
  if (isStarted) scoreEntity(work)
  fitEntity(work, { tolerance, maxIterations, variances: true })
  return effectAt(memory, memory.roomAt, 0, keepsUnseen)
}

/** Of the last refit, since making memory takes longer than most fits; nothing in it outlives one. */
let kept: { readonly memory: WebAssembly.Memory; readonly kernel: GlmKernel } | undefined

function memoryFor({ labels, weights, offsets }: EntityExamples, room: number, loss: LossName) {
  const sizes = { rows: labels.length, trained: labels.length, room, loss: lossNumber(loss) }
  if (kept === undefined || kept.memory.buffer.byteLength < EffectMemory.bytesFor(sizes)) {
    const { memory } = new EffectMemory(sizes)
    kept = { memory, kernel: glmKernel(memory) }
  }
  const memory = new EffectMemory(sizes, kept.memory)
  memory.labels.set(labels)
  memory.weights.fill(1)
  if (weights !== undefined) memory.weights.set(weights)
  memory.margins.set(offsets)
  return { memory, kernel: kept.kernel }
}

/** Reads all rows once and lays them out for each coordinate: by row for fixed effects, by entity for random ones. */
import type { LossName } from '../../../math/kernels/glm.ts'
import { type GlmixCoordinate, isRandom } from '../glmix-model.ts'
import type { Coordinate } from '../glmix-options.ts'
import type { MixedExamples, MixedSource } from '../mixed-examples.ts'
import { effectReader } from '../packed-effects.ts'
import { checkChunk, checkMixedLabels } from './check-mixed.ts'
import { type EntityBlock, type ReadEffects, writeEntityBlocks } from './entity-blocks.ts'
import { penaltyOf } from './entity-penalty.ts'
import { type FeatureNumbers, featureNumbers } from './feature-numbers.ts'
import { FixedEffect } from './fixed-effect.ts'
import { FixedRows } from './fixed-rows.ts'
import type { GlmixRun, GlmixWarmStart } from './glmix-run.ts'
import { RandomEffect } from './random-effect.ts'
import { RowPieces } from './row-pieces.ts'

export interface PreparedCoordinate {
  readonly coordinate: Coordinate
  readonly names: readonly string[]
  /** Of the warm start. */
  readonly known: GlmixCoordinate | undefined
  readonly fit: FixedEffect | RandomEffect
}

export interface Prepared {
  readonly rows: number
  readonly trained: number
  readonly labels: Float64Array
  readonly weights: Float64Array
  readonly offsets: Float64Array
  readonly coordinates: readonly PreparedCoordinate[]
}

/** A coordinate while its rows come in. */
interface Filling extends FeatureNumbers {
  readonly coordinate: Coordinate
  readonly known: GlmixCoordinate | undefined
  add(chunk: MixedExamples, firstRow: number): void
  finish(): Promise<FixedEffect | RandomEffect>
}

export async function prepare(source: MixedSource, coordinates: readonly Coordinate[], loss: LossName, run: GlmixRun): Promise<Prepared> {
  const trained = source.rows
  const rows = trained + (run.held?.rows ?? 0)
  const columns = { labels: new Float64Array(rows), weights: new Float64Array(rows).fill(1), offsets: new Float64Array(rows) }
  const fillings = coordinates.map((coordinate) => fillingOf(coordinate, source, run))
  let row = 0
  for (const part of [source, ...(run.held === undefined ? [] : [run.held])]) {
    for await (const chunk of part.chunks()) {
      run.signal.throwIfAborted()
      checkChunk(chunk, row)
      columns.labels.set(chunk.labels, row)
      if (chunk.weights !== undefined) columns.weights.set(chunk.weights, row)
      if (chunk.offsets !== undefined) columns.offsets.set(chunk.offsets, row)
      for (const filling of fillings) filling.add(chunk, row)
      row += chunk.labels.length
    }
  }
  if (row !== rows) throw new RangeError(`${rows} rows were announced, but ${row} came`)
  checkMixedLabels(loss, columns.labels.subarray(0, trained))
  const prepared: PreparedCoordinate[] = []
  for (const { finish, ...filling } of fillings) prepared.push({ ...filling, fit: await finish() })
  return { rows, trained, ...columns, coordinates: prepared }
}

function fillingOf(coordinate: Coordinate, source: MixedSource, run: GlmixRun): Filling {
  const known = knownCoordinate(coordinate, run.warmStart)
  const { features } = source.shards.find(({ name }) => name === coordinate.shard)!
  const numbers = featureNumbers(coordinate, features, known?.features)
  const filling = { coordinate, known, ...numbers }
  return {
    ...filling,
    ...(coordinate.entity === undefined ? fixedFilling(filling, source.rows, run) : randomFilling(filling, source, run)),
  }
}

type Started = Omit<Filling, 'add' | 'finish'>

function fixedFilling(
  { coordinate, known, names, numberOf }: Started,
  trained: number,
  { scratch }: GlmixRun,
): Pick<Filling, 'add' | 'finish'> {
  const rows = new FixedRows(scratch, names.length, trained)
  return {
    add(chunk) {
      rows.add(shardOf(chunk, coordinate).matrix, chunk.labels.length, numberOf, coordinate.intercept)
    },
    async finish() {
      rows.flush()
      const features = Uint32Array.from(names.keys())
      const prior = known === undefined || isRandom(known) ? undefined : { ...known, features: features.subarray(0, known.features.length) }
      const start = penaltyOf(coordinate, features, names.length, prior)
      const variances = new Float64Array(names.length)
      if (prior !== undefined) variances.set(prior.variances)
      return new FixedEffect(rows, { ...start, variances })
    },
  }
}

function randomFilling(
  { coordinate, known, names, numberOf }: Started,
  source: MixedSource,
  run: GlmixRun,
): Pick<Filling, 'add' | 'finish'> {
  const trained = source.rows
  const pieces = new RowPieces(run.scratch, trained + (run.held?.rows ?? 0), source.isResident)
  return {
    add(chunk, firstRow) {
      const { labels, weights } = chunk
      const column = chunk.entities.find(({ name }) => name === coordinate.entity)!
      const numbers = new Uint32Array(labels.length)
      for (let i = 0; i < numbers.length; i++) numbers[i] = firstRow + i
      pieces.add({ matrix: shardOf(chunk, coordinate).matrix, labels, weights, numbers, names: column.names, ofRow: column.ofRow })
    },
    async finish() {
      const projection = { coordinate, featureCount: names.length, trained }
      const read = warmEffects(known, run.warmStart)
      const blocks: EntityBlock[] = []
      for (const part of pieces.parts()) blocks.push(...(await writeEntityBlocks(part, projection, numberOf, run.scratch, read)))
      return new RandomEffect(blocks, coordinate.prior > 0)
    },
  }
}

function shardOf({ shards }: MixedExamples, { name, shard }: Coordinate) {
  const found = shards.find((one) => one.name === shard)
  if (found === undefined) throw new RangeError(`the coordinate "${name}" names the shard "${shard}", which not all rows have`)
  return found
}

/** Throws RangeError for a coordinate that needs a warm start and has none. */
function knownCoordinate({ name, entity, prior, locked }: Coordinate, warmStart: GlmixWarmStart | undefined): GlmixCoordinate | undefined {
  const known = warmStart?.model.coordinates.find((one) => one.name === name)
  if (known === undefined && (locked || prior > 0))
    throw new RangeError(`the coordinate "${name}" is ${locked ? 'locked' : 'held to a prior'}, but no model to start from has it`)
  if (known !== undefined && isRandom(known) !== (entity !== undefined))
    throw new RangeError(`the coordinate "${name}" of the warm start is ${isRandom(known) ? 'random' : 'fixed'}; give it another name`)
  return known
}

function warmEffects(known: GlmixCoordinate | undefined, warmStart: GlmixWarmStart | undefined): ReadEffects | undefined {
  if (known === undefined || !isRandom(known)) return undefined
  if (known.effects !== undefined) {
    const effectOf = effectReader(known.effects)
    return async (entities) => entities.map(effectOf)
  }
  const read = warmStart?.effects
  if (read === undefined) throw new RangeError(`the model to start from holds no effects of "${known.name}"; say where they are read`)
  return (entities) => read(known.name, entities)
}

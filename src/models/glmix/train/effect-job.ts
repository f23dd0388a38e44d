/**
 * A thread's share of fitting effects. Of a random effect: the entities of a block that were packed to it. Of a fixed effect: every
 * n-th slice of a block of rows; a slice has sums of its own, which the caller adds in order, so that nothing depends on the threads.
 */
import { type GlmKernel, glmKernel } from '../../../math/kernels/glm.ts'
import type { JobStep, Place, PoolJob } from '../../pool.ts'
import { addCellCurvatures, cellMargins, type RowRange } from './cell-rows.ts'
import { type EffectMemory, sharedEffectMemory } from './effect-memory.ts'
import { entitiesIn, entityAt, ownerOf } from './entity-table.ts'
import { fitEntity, scoreEntity } from './fit-entity.ts'
import { fitRoomAt, fitRoomBytes } from './fit-room.ts'
import { type FixedPlaces, fixedPlaces, type RowBlock, rowBlockAt, sliceColumns, sliceOf, slices } from './fixed-layout.ts'
import { addCurvature, addValue, type RowPlaces } from './row-objective.ts'

export const effectJob = 'effects'
export const effectSteps = { fitEntities: 1, scoreEntities: 2, addValue: 3, addHessian: 4, addDiagonal: 5, addScores: 6 } as const

/** Operands that are places count in units of so many bytes, since there are more bytes than an operand can number. */
export const operandUnit = 64

export const runEffectJob: PoolJob = (data, place) => {
  const memory = sharedEffectMemory(data)
  const kernel = glmKernel(memory.memory)
  const byCommand: Readonly<Record<number, JobStep>> = {
    [effectSteps.fitEntities]: entityStep(memory, kernel, place, true),
    [effectSteps.scoreEntities]: entityStep(memory, kernel, place, false),
    ...sliceSteps(memory, kernel, place),
  }
  return (command, operands) => byCommand[command](command, operands)
}

/** Operands: block, room of thread 0, rows and width that the room is for, −log2 of the tolerance, most iterations, variances wanted. */
function entityStep(memory: EffectMemory, kernel: GlmKernel, { thread }: Place, isFit: boolean): JobStep {
  return (_, [blockUnit, roomUnit, rows, width, tolerance, maxIterations, variances]) => {
    const block = blockUnit * operandUnit
    const room = fitRoomAt(roomUnit * operandUnit + thread * fitRoomBytes(rows, width), rows, width)
    const settings = { tolerance: 2 ** -tolerance, maxIterations, variances: variances === 1 }
    const count = entitiesIn(memory.words, block)
    for (let i = 0; i < count; i++) {
      if (ownerOf(memory.words, block, i) !== thread) continue
      const entity = entityAt(memory.words, block, i)
      const work = { memory, room, entity, fitted: { kernel, loss: memory.sizes.loss, rows: entity } }
      if (isFit) fitEntity(work, settings)
      else scoreEntity(work)
    }
  }
}

type SliceWork = (slice: number, range: RowRange, block: RowBlock, columns: RowPlaces, places: FixedPlaces) => void

/** Operands: block, room of the coordinate, width, rows of the largest block. */
function sliceSteps(memory: EffectMemory, kernel: GlmKernel, { thread, threads }: Place): Readonly<Record<number, JobStep>> {
  const fittedOn = (rows: RowBlock) => ({ kernel, loss: memory.sizes.loss, rows })
  const works: Readonly<Record<number, SliceWork>> = {
    [effectSteps.addValue](slice, range, block, columns, { point, sums, sumBytes }) {
      const at = sums + slice * sumBytes
      memory.numbers[(at >>> 3) + block.width] += addValue(fittedOn(block), range, columns, point, at)
    },
    [effectSteps.addHessian](slice, range, block, columns, { point, hessians, hessianBytes }) {
      addCurvature(fittedOn(block), range, columns, point, hessians + slice * hessianBytes)
    },
    [effectSteps.addDiagonal](slice, range, block, columns, { point, sums, sumBytes, hessians, hessianBytes }) {
      addValue(fittedOn(block), range, columns, point, sums + slice * sumBytes)
      const diagonal = new Float64Array(memory.memory.buffer, hessians + slice * hessianBytes, block.width)
      addCellCurvatures(memory.memory, block, range, columns.curvatures, diagonal)
    },
    [effectSteps.addScores](_, range, block, { offsets }, { point }) {
      cellMargins(kernel, block, range, { point, offsets, into: offsets })
    },
  }
  return Object.fromEntries(
    Object.entries(works).map(([command, work]) => [
      command,
      (_: number, [blockUnit, roomUnit, width, blockRows]: Int32Array) => {
        const places = fixedPlaces(roomUnit * operandUnit, { width, blockRows, threads })
        const block = rowBlockAt(memory.words, blockUnit * operandUnit)
        const room = places.rooms + thread * places.roomBytes
        for (let slice = thread; slice < slices; slice += threads) {
          const range = sliceOf(block.rows, slice)
          if (range.count === 0) continue
          work(slice, range, block, sliceColumns(memory, block.firstRow + range.first, room, places.roomBytes), places)
        }
      },
    ]),
  )
}

/** Scores rows with a neural model, a block at a time; the score of a row does not depend on the rows beside it. */
import { matrixKernel } from '../../math/kernels/gemm.ts'
import { kernelMemory } from '../../math/kernels/kernel.ts'
import { columnsOf } from '../columns.ts'
import type { Rows, Scorer } from '../model.ts'
import { forward, workspaceFor } from './network.ts'
import { inputWriter } from './network-inputs.ts'
import { counter, fromStored, layOut } from './network-layout.ts'
import { neuralContributions } from './neural-contributions.ts'
import { type NeuralModel, networkShape } from './neural-model.ts'

/** So many rows at a time keep what stands between the layers in the cache. */
const blockRows = 64

export function bindNeural(model: NeuralModel, columns: readonly string[]): Scorer {
  const places = columnsOf(model, columns)
  const width = columns.length
  const inputs = inputWriter(model, places)
  const layout = layOut(networkShape(model))
  const [take, taken] = counter()
  const parameters = take(layout.count)
  const work = workspaceFor(layout, blockRows, take)
  const memory = kernelMemory(taken() * 4)
  const numbers = new Float32Array(memory.buffer)
  const kernel = matrixKernel(memory)
  fromStored(layout, model.parameters, numbers.subarray(parameters, parameters + layout.count))
  const contribute = neuralContributions(model, places, inputs, scoreOne)

  function scoreBlock(rows: Rows, first: number, count: number): Float32Array {
    for (let i = 0; i < count; i++) inputs.write(rows, first + i, numbers, work.inputs + i * layout.inputStride)
    forward(kernel, layout, parameters, work, count)
    return numbers.subarray(work.scores, work.scores + count)
  }

  function scoreOne(rows: Rows, row: number): number {
    return scoreBlock(rows, row, 1)[0]
  }

  function score(rows: Rows, into: Float64Array): void {
    for (let first = 0; first < rows.count; first += blockRows)
      into.set(scoreBlock(rows, first, Math.min(blockRows, rows.count - first)), first)
  }

  return {
    score: (rows, into) => score(ofWidth(rows, width), into),
    contribute: (rows, row, into) => contribute(ofWidth(rows, width), row, into),
    idColumns: model.embeddings.map(({ name }) => name),
  }
}

function ofWidth(rows: Rows, width: number): Rows {
  if (rows.width !== width) throw new RangeError(`rows are ${rows.width} numbers wide, but the model was bound to ${width} columns`)
  return rows
}

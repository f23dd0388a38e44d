/** Margins of examples by a neural model, whatever form the examples have; offsets are added last, in double precision. */
import type { Examples } from '../../examples.ts'
import { idsOfBlock } from '../../pick-ids.ts'
import { rowSource } from '../../standardization.ts'
import type { NeuralModel } from '../neural-model.ts'
import { bindNeural } from '../neural-scorer.ts'

const blockRows = 1024

export function scoreNeural(model: NeuralModel, { features, matrix, labels, offsets, ids }: Examples): Float64Array {
  const rows = labels.length
  const { width } = matrix
  const scorer = bindNeural(model, features)
  const source = rowSource(matrix)
  const scores = new Float64Array(rows)
  const values = new Float32Array(Math.min(rows, blockRows) * width)
  for (let first = 0; first < rows; first += blockRows) {
    const count = Math.min(blockRows, rows - first)
    for (let i = 0; i < count; i++) {
      const start = source.seek(first + i)
      values.set(source.values.subarray(start, start + width), i * width)
    }
    const block = { values, width, count, ...idsOfBlock(ids, first, count) }
    scorer.score(block, scores.subarray(first, first + count))
  }
  if (offsets !== undefined) for (let row = 0; row < rows; row++) scores[row] += offsets[row]
  return scores
}

/** Margins of examples by a model of trees, whatever form the examples have; their offsets are added last, in double precision. */
import type { Examples } from '../../examples.ts'
import type { Rows } from '../../model.ts'
import type { TreeModel } from '../tree-model.ts'
import { bindTree } from '../tree-scorer.ts'
import { eachCell } from './cuts.ts'

const blockRows = 4096

export function scoreExamples(model: TreeModel, examples: Examples): Float64Array {
  const { features, matrix, labels, offsets } = examples
  const rows = labels.length
  const scores = new Float64Array(rows)
  const scorer = bindTree(model, features)
  const values = new Float32Array(Math.min(rows, blockRows) * matrix.width)
  for (let start = 0; start < rows; start += blockRows) {
    const count = Math.min(blockRows, rows - start)
    values.fill(NaN)
    for (let i = 0; i < count; i++) {
      eachCell(matrix, start + i, (column, value) => {
        values[i * matrix.width + column] = value
      })
    }
    const block: Rows = { values: values.subarray(0, count * matrix.width), width: matrix.width, count }
    scorer.score(block, scores.subarray(start, start + count))
  }
  if (offsets !== undefined) for (let row = 0; row < rows; row++) scores[row] += offsets[row]
  return scores
}

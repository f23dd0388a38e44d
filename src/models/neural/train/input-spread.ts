/**
 * How much each input moves the scores of the rows trained on: the standard deviation of what it adds to them (DeepLIFT, see
 * neural-contributions.ts), over up to a thousand rows that lie evenly among all. In margins, so features and id columns compare.
 */
import { denseBlocks } from '../../dense-blocks.ts'
import type { Examples } from '../../examples.ts'
import { addendCount } from '../../model.ts'
import { neural } from '../neural.ts'
import type { NeuralModel } from '../neural-model.ts'

const mostRows = 1000

/** By feature and then by id column. */
export function inputSpread(model: NeuralModel, examples: Examples): Float64Array {
  const scorer = neural.bind(model, model.features)
  const addends = new Float64Array(addendCount(scorer, model.features.length))
  const [sums, squares] = [new Float64Array(addends.length - 1), new Float64Array(addends.length - 1)]
  const step = Math.ceil(examples.labels.length / mostRows)
  let seen = 0
  for (const { rows, start } of denseBlocks(examples, 0)) {
    for (let row = (step - (start % step)) % step; row < rows.count; row += step) {
      scorer.contribute(rows, row, addends)
      for (let input = 0; input < sums.length; input++) {
        sums[input] += addends[input]
        squares[input] += addends[input] ** 2
      }
      seen++
    }
  }
  return squares.map((square, input) => Math.sqrt(Math.max(0, square / seen - (sums[input] / seen) ** 2)))
}

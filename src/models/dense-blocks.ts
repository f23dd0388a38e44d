/** Examples as blocks of dense rows, which scorers take. */
import type { Examples } from './examples.ts'
import type { Rows } from './model.ts'
import { idsOfBlock } from './pick-ids.ts'

const mostBlockRows = 1024
const mostBlockValues = 2 ** 22

/**
 * The block's numbers are only good until the next one is asked for. `absent` is what a cell that a sparse row leaves out is to the model:
 * not known to trees, 0 to a network (linear models add nothing for either).
 */
export function* denseBlocks({ matrix, labels, ids }: Examples, absent = NaN): Generator<{ readonly rows: Rows; readonly start: number }> {
  const { width } = matrix
  const blockRows = Math.max(1, Math.min(mostBlockRows, Math.floor(mostBlockValues / Math.max(1, width))))
  const values = new Float32Array(Math.min(labels.length, blockRows) * width)
  for (let start = 0; start < labels.length; start += blockRows) {
    const count = Math.min(blockRows, labels.length - start)
    if (matrix.kind === 'dense') values.set(matrix.values.subarray(start * width, (start + count) * width))
    else {
      values.fill(absent)
      for (let row = 0; row < count; row++) {
        for (let cell = matrix.starts[start + row]!; cell < matrix.starts[start + row + 1]!; cell++)
          values[row * width + matrix.columns[cell]!] = matrix.values[cell]!
      }
    }
    yield { rows: { values: values.subarray(0, count * width), width, count, ...idsOfBlock(ids, start, count) }, start }
  }
}

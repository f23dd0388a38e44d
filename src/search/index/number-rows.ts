/**
 * The numbers of a base once more, by document: with sixteen fields a document's numbers are one line of the cache, so that ranking,
 * which reads many numbers of few documents that lie anywhere, waits for one line of each and not for one a number.
 */
import { numberFields } from '../../domain/term.ts'
import { growBy } from '../../math/kernels/kernel.ts'
import type { ForwardColumns } from './forward-columns.ts'

export const numbersPerRow = numberFields.length

/** documents × fields, at the start of a page of the memory, which grows for it. */
export function numberRows({ size, numbers }: ForwardColumns, memory: WebAssembly.Memory): Float32Array {
  const start = growBy(memory, size * numbersPerRow * 4)
  const rows = new Float32Array(memory.buffer, start, size * numbersPerRow)
  for (let field = 0; field < numbersPerRow; field++) {
    const column = numbers[field]
    for (let document = 0, at = field; document < size; document++, at += numbersPerRow) rows[at] = column[document]
  }
  return rows
}

/** What was read, of no meaning: written down so that the reading is not left out. */
const fetched = new Float64Array(1)

/** Asks for the rows of all these documents at once, as fetchRows does for their terms. */
export function fetchNumbers(rows: Float32Array, documents: Uint32Array): void {
  let sum = 0
  for (let i = 0; i < documents.length; i++) sum += rows[documents[i] * numbersPerRow]
  fetched[0] = sum
}

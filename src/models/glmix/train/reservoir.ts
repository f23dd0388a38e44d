/**
 * A sample of an entity's rows that depends on the rows alone: those with the smallest 64-bit hashes of coordinate and row number
 * (a bottom-k sample), so that the same rows are drawn in any order, on any number of threads, and mostly again when rows are added.
 */
import { hash32 } from '../../../math/hash32.ts'

const [highSalt, lowSalt] = [0x5a1e, 0x10e5]

/** True for each of the `count` rows that are drawn; `coordinate` is a hash of its name. */
export function drawRows(coordinate: number, rowNumbers: Uint32Array, count: number): Uint8Array {
  const high = rowNumbers.map((row) => hash32(coordinate, row, highSalt))
  const low = rowNumbers.map((row) => hash32(coordinate, row, lowSalt))
  const order = Uint32Array.from(rowNumbers.keys()).sort((a, b) => high[a] - high[b] || low[a] - low[b] || a - b)
  const drawn = new Uint8Array(rowNumbers.length)
  for (const place of order.subarray(0, count)) drawn[place] = 1
  return drawn
}

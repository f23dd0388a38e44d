/**
 * A sample of an entity's rows that depends on the rows alone: those with the smallest 64-bit hashes of coordinate and row number
 * (a bottom-k sample), so that the same rows are drawn in any order, on any number of threads, and mostly again when rows are added.
 */
import { hash32 } from '../../../math/hash32.ts'

const [highSalt, lowSalt] = [0x5a1e, 0x10e5]

export interface DrawnRows {
  /** Those drawn first. */
  readonly rows: Uint32Array
  readonly drawn: number
  /** Of how many they were drawn: all that may be trained on. */
  readonly available: number
  /** By which the weights of the drawn rows stand for all that might have been. */
  readonly factor: number
}

/** Of an entity's `rows`, ascending, those drawn to train on and then the rest; a row whose number is `trained` or more is not drawn. */
export function drawnFirst(
  coordinate: number,
  rows: Uint32Array,
  numbers: Uint32Array,
  bounds: { most: number; trained: number },
): DrawnRows {
  let count = rows.length
  while (count > 0 && numbers[rows[count - 1]] >= bounds.trained) count--
  if (count <= bounds.most) return { rows, drawn: count, available: count, factor: 1 }
  const own = rows.subarray(0, count).map((row) => numbers[row])
  const isDrawn = drawRows(coordinate, own, bounds.most)
  const [first, rest] = [rows.filter((_, i) => i < count && isDrawn[i] === 1), rows.filter((_, i) => i >= count || isDrawn[i] === 0)]
  return { rows: joined(first, rest), drawn: first.length, available: count, factor: count / first.length }
}

/** True for each of the `count` rows that are drawn; `coordinate` is a hash of its name. */
export function drawRows(coordinate: number, rowNumbers: Uint32Array, count: number): Uint8Array {
  const high = rowNumbers.map((row) => hash32(coordinate, row, highSalt))
  const low = rowNumbers.map((row) => hash32(coordinate, row, lowSalt))
  const order = Uint32Array.from(rowNumbers.keys()).sort((a, b) => high[a] - high[b] || low[a] - low[b] || a - b)
  const drawn = new Uint8Array(rowNumbers.length)
  for (const place of order.subarray(0, count)) drawn[place] = 1
  return drawn
}

function joined(first: Uint32Array, rest: Uint32Array): Uint32Array {
  const rows = new Uint32Array(first.length + rest.length)
  rows.set(first)
  rows.set(rest, first.length)
  return rows
}

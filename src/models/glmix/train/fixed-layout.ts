/**
 * Where the parts of a fixed effect's fit lie: its point, the sums of each slice, each thread's room for a slice's rows, and blocks of
 * rows. A block has a head of five words and then its cells. All places are in bytes.
 */
import { aligned } from '../../../math/kernels/line-places.ts'
import { type CellForm, type CellRows, cellForms } from './cell-rows.ts'
import { newtonWidth } from './fit-room.ts'
import type { RowPlaces } from './row-objective.ts'

/** Of each block; so many threads can share the work at most. */
export const slices = 16

export interface FixedSizes {
  readonly width: number
  /** Rows of the largest block. */
  readonly blockRows: number
  readonly threads: number
}

export interface FixedPlaces {
  readonly point: number
  /** By slice: gradient, then the value. */
  readonly sums: number
  readonly sumBytes: number
  /** By slice: Hessian, or its diagonal where it is too large. */
  readonly hessians: number
  readonly hessianBytes: number
  readonly rooms: number
  readonly roomBytes: number
  readonly blocks: number
}

export function fixedPlaces(at: number, { width, blockRows, threads }: FixedSizes): FixedPlaces {
  const sumBytes = aligned((width + 1) * 8)
  const hessianBytes = aligned((width <= newtonWidth ? width * width : width) * 8)
  const roomBytes = 3 * aligned(Math.ceil(blockRows / slices) * 8)
  const sums = at + aligned(width * 8)
  const hessians = sums + slices * sumBytes
  const rooms = hessians + slices * hessianBytes
  return { point: at, sums, sumBytes, hessians, hessianBytes, rooms, roomBytes, blocks: rooms + threads * roomBytes }
}

export interface RowBlock extends CellRows {
  readonly rows: number
  /** Number of its first row among all; the others follow. */
  readonly firstRow: number
}

const headBytes = 64

export function encodeRowBlock(
  { rows, firstRow, width }: Pick<RowBlock, 'rows' | 'firstRow' | 'width'>,
  cells:
    | { readonly kind: 'dense'; readonly values: Float32Array | Float64Array }
    | { readonly kind: 'sparse'; readonly starts: Uint32Array; readonly columns: Uint32Array; readonly values: Float64Array },
): Uint8Array {
  const isSparse = cells.kind === 'sparse'
  const startsAt = headBytes + aligned(cells.values.byteLength)
  const columnsAt = startsAt + (isSparse ? aligned(cells.starts.byteLength) : 0)
  const bytes = new Uint8Array(columnsAt + (isSparse ? aligned(cells.columns.byteLength) : 0))
  const put = (at: number, { buffer, byteOffset, byteLength }: Uint32Array | Float32Array | Float64Array) =>
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
  const form = isSparse ? cellForms.sparse : cells.values instanceof Float32Array ? cellForms.dense32 : cellForms.dense64
  put(0, Uint32Array.of(rows, firstRow, width, form, startsAt, columnsAt))
  put(headBytes, cells.values)
  if (isSparse) put(startsAt, cells.starts)
  if (isSparse) put(columnsAt, cells.columns)
  return bytes
}

export function rowBlockAt(words: Uint32Array, block: number): RowBlock {
  const [rows, firstRow, width, form, starts, columns] = words.subarray(block >>> 2, (block >>> 2) + 6)
  return { rows, firstRow, width, form: form as CellForm, cells: block + headBytes, starts: block + starts, columns: block + columns }
}

/** Rows of a block that a slice holds; none where the block has too few. */
export function sliceOf(rows: number, slice: number): { readonly first: number; readonly count: number } {
  const size = Math.ceil(rows / slices)
  const first = Math.min(rows, slice * size)
  return { first, count: Math.min(rows, first + size) - first }
}

/** A slice's columns lie among all rows, what it computes in its thread's room. */
export function sliceColumns(
  { marginsAt, labelsAt, weightsAt }: { readonly marginsAt: number; readonly labelsAt: number; readonly weightsAt: number },
  row: number,
  room: number,
  roomBytes: number,
): RowPlaces {
  const part = roomBytes / 3
  return {
    labels: labelsAt + row * 8,
    weights: weightsAt + row * 8,
    offsets: marginsAt + row * 8,
    margins: room,
    slopes: room + part,
    curvatures: room + 2 * part,
  }
}

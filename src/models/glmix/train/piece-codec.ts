/** Rows of a coordinate as bytes, while they wait in the scratch to be gathered by entity. */
import { noEntity } from '../mixed-examples.ts'
import type { RowPiece } from './entity-blocks.ts'

const headWords = 6

/** Of the listed rows of a piece; weights of 1 are written out. */
export function encodePiece(piece: RowPiece, rows: Uint32Array): Uint8Array {
  const { matrix, labels, weights, numbers, names, ofRow } = piece
  const cells = rows.reduce((sum, row) => sum + cellCount(piece, row), 0)
  const local = new Map<number, number>()
  const places = rows.map((row) => (ofRow[row] === noEntity ? noEntity : placeOf(local, ofRow[row])))
  const text = new TextEncoder().encode(JSON.stringify(Array.from(local.keys(), (entity) => names[entity])))
  const single = matrix.values instanceof Float32Array
  const { bytes, head, parts } = layOut(rows.length, cells, text.length, single)
  head.set([rows.length, cells, text.length, Number(single), matrix.width])
  parts.names.set(text)
  parts.ofRow.set(places)
  let at = 0
  rows.forEach((row, i) => {
    parts.numbers[i] = numbers[row]
    parts.labels[i] = labels[row]
    parts.weights[i] = weights?.[row] ?? 1
    if (matrix.kind === 'dense') {
      for (let column = 0; column < matrix.width; column++, at++) {
        parts.columns[at] = column
        parts.values[at] = matrix.values[row * matrix.width + column]
      }
    } else {
      for (let cell = matrix.starts[row]; cell < matrix.starts[row + 1]; cell++, at++) {
        parts.columns[at] = matrix.columns[cell]
        parts.values[at] = matrix.values[cell]
      }
    }
    parts.starts[i + 1] = at
  })
  return bytes
}

export function decodePiece(bytes: Uint8Array): RowPiece {
  const [rows, cells, textBytes, single, width] = new Uint32Array(bytes.buffer, bytes.byteOffset, headWords)
  const { names, numbers, ofRow, starts, columns, labels, weights, values } = layOut(rows, cells, textBytes, single === 1, bytes).parts
  const matrix = { kind: 'sparse' as const, starts, columns, values, width }
  return { matrix, labels, weights, numbers, ofRow, names: JSON.parse(new TextDecoder().decode(names)) }
}

function cellCount({ matrix }: RowPiece, row: number): number {
  return matrix.kind === 'dense' ? matrix.width : matrix.starts[row + 1] - matrix.starts[row]
}

function placeOf(places: Map<number, number>, entity: number): number {
  const place = places.get(entity) ?? places.size
  places.set(entity, place)
  return place
}

/** Columns of 8 bytes first, so that all are aligned. */
function layOut(rows: number, cells: number, textBytes: number, single: boolean, given?: Uint8Array) {
  const valueBytes = Math.ceil((cells * (single ? 4 : 8)) / 8) * 8
  const sizes = [headWords * 4, rows * 8, rows * 8, valueBytes, rows * 4, rows * 4, (rows + 1) * 4, cells * 4, textBytes]
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0))
  const bytes = given ?? new Uint8Array(starts[8] + textBytes)
  const at = (part: number) => bytes.byteOffset + starts[part]
  const { buffer } = bytes
  return {
    bytes,
    head: new Uint32Array(buffer, at(0), headWords),
    parts: {
      labels: new Float64Array(buffer, at(1), rows),
      weights: new Float64Array(buffer, at(2), rows),
      values: single ? new Float32Array(buffer, at(3), cells) : new Float64Array(buffer, at(3), cells),
      numbers: new Uint32Array(buffer, at(4), rows),
      ofRow: new Uint32Array(buffer, at(5), rows),
      starts: new Uint32Array(buffer, at(6), rows + 1),
      columns: new Uint32Array(buffer, at(7), cells),
      names: new Uint8Array(buffer, at(8), textBytes),
    },
  }
}

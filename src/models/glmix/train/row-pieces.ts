/**
 * A random effect's rows while they come in. Those of a source that lies in memory stay where they are. Others are parted by a hash of
 * the entity's id and wait in the scratch, so that only one part at a time is in memory, whatever the number of rows and entities.
 */
import { hashText } from '../../../math/hash-text.ts'
import { noEntity } from '../mixed-examples.ts'
import type { Scratch } from '../scratch.ts'
import type { RowPiece } from './entity-blocks.ts'
import { decodePiece, encodePiece } from './piece-codec.ts'

const partBytes = 64 * 2 ** 20
const mostParts = 256
/** Besides its cells, of 12 bytes each. */
const rowBytes = 40

export class RowPieces {
  readonly #scratch: Scratch
  readonly #rows: number
  readonly #kept: RowPiece[] = []
  /** By part, the blocks of its pieces. */
  #parts: { readonly block: number; readonly bytes: number }[][] = []
  readonly #keeps: boolean

  /** `rows` that will come in all; `keeps`: they lie in memory anyway. */
  constructor(scratch: Scratch, rows: number, keeps: boolean) {
    this.#scratch = scratch
    this.#rows = rows
    this.#keeps = keeps
  }

  add(piece: RowPiece): void {
    if (this.#keeps) {
      this.#kept.push(piece)
      return
    }
    if (this.#parts.length === 0) this.#parts = Array.from({ length: partsFor(piece, this.#rows) }, () => [])
    rowsByPart(piece, this.#parts.length).forEach((rows, part) => {
      if (rows.length === 0) return
      const bytes = encodePiece(piece, Uint32Array.from(rows))
      this.#parts[part].push({ block: this.#scratch.append(bytes), bytes: bytes.length })
    })
  }

  /** The pieces of one part after the other; all rows of an entity are in one part. */
  *parts(): Generator<readonly RowPiece[]> {
    if (this.#keeps) yield this.#kept
    for (const blocks of this.#parts) {
      yield blocks.map(({ block, bytes }) => {
        const own = new Uint8Array(bytes)
        this.#scratch.read(block, own)
        return decodePiece(own)
      })
    }
  }
}

function partsFor({ matrix, labels }: RowPiece, rows: number): number {
  const cells = matrix.kind === 'dense' ? matrix.width : matrix.values.length / labels.length
  return Math.max(1, Math.min(mostParts, Math.ceil((rows * (cells * 12 + rowBytes)) / partBytes)))
}

function rowsByPart({ names, ofRow }: RowPiece, parts: number): readonly number[][] {
  const partOf = names.map((name) => hashText(name) % parts)
  const rows = Array.from({ length: parts }, (): number[] => [])
  ofRow.forEach((entity, row) => {
    if (entity !== noEntity) rows[partOf[entity]].push(row)
  })
  return rows
}

/**
 * A coordinate's rows gathered by entity and put into blocks. Rows come in pieces; a piece that should not stay in memory is parted by
 * a hash of the entity's id and waits in the scratch, so that only one part at a time is gathered.
 */

import type { Matrix } from '../../examples.ts'
import type { Effect } from '../effect.ts'
import { noEntity } from '../mixed-examples.ts'
import type { Scratch } from '../scratch.ts'
import { bytesOf, type EntityRows, encodeBlock } from './entity-block.ts'
import { entityProjector, type Projection } from './project-entity.ts'
import { type ShardReader, shardReader } from './shard-reader.ts'

/** Rows in the order of their numbers. */
export interface RowPiece {
  readonly matrix: Matrix
  readonly labels: Float64Array
  readonly weights: Float64Array | undefined
  /** By row, its number among all. */
  readonly numbers: Uint32Array
  readonly names: readonly string[]
  /** By row, an index into `names`, or `noEntity`. */
  readonly ofRow: Uint32Array
}

export interface EntityBlock {
  readonly block: number
  readonly bytes: number
  readonly entities: number
  /** Of its largest entities. */
  readonly rows: number
  readonly width: number
}

/** Effects of the warm start, in the order asked for. */
export type ReadEffects = (entities: readonly string[]) => Promise<readonly (Effect | undefined)[]>

const blockBytes = 4 * 2 ** 20
/** Entities whose warm start is read at once. */
const readAtOnce = 1024

/** `numberOf` gives the coordinate's number of each column of the shard. */
export async function writeEntityBlocks(
  pieces: readonly RowPiece[],
  projection: Projection,
  numberOf: Uint32Array,
  scratch: Scratch,
  read: ReadEffects | undefined,
): Promise<readonly EntityBlock[]> {
  const { names, starts, rows, source } = gather(pieces, numberOf, projection.coordinate.intercept)
  const project = entityProjector(projection)
  const writer = new BlockWriter(scratch)
  for (let first = 0; first < names.length; first += readAtOnce) {
    const some = names.slice(first, first + readAtOnce)
    const priors = read === undefined ? [] : await read(some)
    some.forEach((name, i) => {
      const entity = project(name, source, rows.subarray(starts[first + i], starts[first + i + 1]), priors[i])
      if (entity !== undefined) writer.add(entity)
    })
  }
  writer.flush()
  return writer.blocks
}

class BlockWriter {
  readonly blocks: EntityBlock[] = []
  readonly #scratch: Scratch
  #waiting: EntityRows[] = []
  #bytes = 0

  constructor(scratch: Scratch) {
    this.#scratch = scratch
  }

  add(entity: EntityRows): void {
    this.#waiting.push(entity)
    this.#bytes += bytesOf(entity)
    if (this.#bytes >= blockBytes) this.flush()
  }

  flush(): void {
    if (this.#waiting.length === 0) return
    const bytes = encodeBlock(this.#waiting)
    const rows = Math.max(...this.#waiting.map(({ rowNumbers }) => rowNumbers.length))
    const width = Math.max(...this.#waiting.map((one) => one.width))
    this.blocks.push({ block: this.#scratch.append(bytes), bytes: bytes.length, entities: this.#waiting.length, rows, width })
    this.#waiting = []
    this.#bytes = 0
  }
}

/** Rows of all pieces numbered through, and sorted by entity: those of entity e are `rows[starts[e]]` up to `rows[starts[e + 1]]`, ascending. */
function gather(pieces: readonly RowPiece[], numberOf: Uint32Array, hasIntercept: boolean) {
  const count = pieces.reduce((sum, { labels }) => sum + labels.length, 0)
  const places = new Map<string, number>()
  const ofRow = new Uint32Array(count)
  let at = 0
  for (const piece of pieces) {
    const own = piece.names.map(() => noEntity)
    for (const entity of piece.ofRow) {
      if (entity !== noEntity && own[entity] === noEntity) own[entity] = placeOf(places, piece.names[entity])
      ofRow[at++] = entity === noEntity ? noEntity : own[entity]
    }
  }
  const { starts, rows } = sortByEntity(ofRow, places.size)
  return { names: [...places.keys()], starts, rows, source: joined(pieces, numberOf, hasIntercept, count) }
}

function placeOf(places: Map<string, number>, name: string): number {
  const place = places.get(name) ?? places.size
  places.set(name, place)
  return place
}

function sortByEntity(ofRow: Uint32Array, entities: number): { readonly starts: Uint32Array; readonly rows: Uint32Array } {
  const starts = new Uint32Array(entities + 1)
  for (const entity of ofRow) if (entity !== noEntity) starts[entity + 1]++
  for (let entity = 0; entity < entities; entity++) starts[entity + 1] += starts[entity]
  const next = starts.slice()
  const rows = new Uint32Array(starts[entities])
  ofRow.forEach((entity, row) => {
    if (entity !== noEntity) rows[next[entity]++] = row
  })
  return { starts, rows }
}

function joined(pieces: readonly RowPiece[], numberOf: Uint32Array, hasIntercept: boolean, count: number) {
  const readers = pieces.map(({ matrix }) => shardReader(matrix, numberOf, hasIntercept))
  const [labels, weights, numbers] = [new Float64Array(count), new Float64Array(count), new Uint32Array(count)]
  const [pieceOf, first] = [new Uint16Array(count), new Uint32Array(pieces.length + 1)]
  pieces.forEach((piece, i) => {
    const start = first[i]
    first[i + 1] = start + piece.labels.length
    labels.set(piece.labels, start)
    if (piece.weights === undefined) weights.fill(1, start, first[i + 1])
    else weights.set(piece.weights, start)
    numbers.set(piece.numbers, start)
    pieceOf.fill(i, start, first[i + 1])
  })
  const single = pieces.every(({ matrix }) => matrix.values instanceof Float32Array)
  return { reader: joinedReader(readers, pieceOf, first), labels, weights, numbers, single }
}

/** Reads into buffers of its own, so that who reads sees one pair whatever the piece. */
function joinedReader(readers: readonly ShardReader[], pieceOf: Uint16Array, first: Uint32Array): ShardReader {
  if (readers.length === 1) return readers[0]
  const most = Math.max(...readers.map(({ features }) => features.length))
  const [features, values] = [new Uint32Array(most), new Float64Array(most)]
  return {
    features,
    values,
    read(row) {
      const reader = readers[pieceOf[row]]
      const count = reader.read(row - first[pieceOf[row]])
      for (let cell = 0; cell < count; cell++) {
        features[cell] = reader.features[cell]
        values[cell] = reader.values[cell]
      }
      return count
    },
  }
}

/**
 * How a block of entities lies in memory and on disk: a head, an entry for each entity, their rows and features, and at the end what
 * training changes (states), so that a block is written back without its rows. Places inside a block are in bytes from its start.
 *
 * head: number of entities, place of the states, bytes in all.
 * state: factor of the weights, penalty, then `width` numbers each: point, variances, means and precisions of the penalty.
 */
import type { Effect } from '../effect.ts'
import type { CellForm, CellRows } from './cell-rows.ts'

export const headWords = 4
export const entryWords = 16

const entry = {
  rows: 0,
  drawn: 1,
  size: 2,
  width: 3,
  form: 4,
  rowNumbers: 5,
  cells: 6,
  starts: 7,
  columns: 8,
  features: 9,
  seen: 10,
  state: 11,
  name: 12,
  nameBytes: 13,
  owner: 14,
} as const

const state = { factor: 0, penalty: 1, vectors: 2 } as const

/** Bytes of an entity's state. */
export function stateBytes(width: number): number {
  return (state.vectors + 4 * width) * 8
}

/** An entity in a block that lies in memory. Places are absolute, in bytes. */
export interface EntityPlaces extends CellRows {
  readonly rows: number
  /** The first so many rows are trained on. */
  readonly drawn: number
  /** Features, the intercept among them. */
  readonly size: number
  /** By row, its number among all: uint32. */
  readonly rowNumbers: number
  /** By feature, its index in the coordinate, ascending: uint32. */
  readonly features: number
  /** By feature, 1 where a row that is trained on has it: uint32. */
  readonly seen: number
  readonly factor: number
  readonly penalty: number
  readonly point: number
  readonly variances: number
  readonly means: number
  readonly precisions: number
}

export function entitiesIn(words: Uint32Array, block: number): number {
  return words[block >>> 2]!
}

export function statesAt(words: Uint32Array, block: number): number {
  return words[(block >>> 2) + 1]!
}

export function writeHead(words: Uint32Array, entities: number, states: number, bytes: number): void {
  words.set([entities, states, bytes])
}

export function entityAt(words: Uint32Array, block: number, index: number): EntityPlaces {
  const at = (block >>> 2) + headWords + index * entryWords
  const place = (field: number) => block + words[at + field]!
  const width = words[at + entry.width]!
  const states = place(entry.state)
  const vector = (number: number) => states + (state.vectors + number * width) * 8
  return {
    rows: words[at + entry.rows]!,
    drawn: words[at + entry.drawn]!,
    size: words[at + entry.size]!,
    width,
    form: words[at + entry.form] as CellForm,
    rowNumbers: place(entry.rowNumbers),
    cells: place(entry.cells),
    starts: place(entry.starts),
    columns: place(entry.columns),
    features: place(entry.features),
    seen: place(entry.seen),
    factor: states + state.factor * 8,
    penalty: states + state.penalty * 8,
    point: vector(0),
    variances: vector(1),
    means: vector(2),
    precisions: vector(3),
  }
}

export function ownerOf(words: Uint32Array, block: number, index: number): number {
  return words[(block >>> 2) + headWords + index * entryWords + entry.owner]!
}

export function setOwner(words: Uint32Array, block: number, index: number, thread: number): void {
  words[(block >>> 2) + headWords + index * entryWords + entry.owner] = thread
}

/** A block in memory, as its words, numbers and bytes. */
export interface BlockMemory {
  readonly words: Uint32Array
  readonly numbers: Float64Array
  readonly bytes: Uint8Array
}

export function nameAt({ words, bytes }: BlockMemory, block: number, index: number): string {
  const at = (block >>> 2) + headWords + index * entryWords
  const start = block + words[at + entry.name]
  return new TextDecoder().decode(bytes.subarray(start, start + words[at + entry.nameBytes]))
}

/** Rounded to float32. Features of which no row tells are left out unless they are to be kept. */
export function effectAt({ words, numbers }: BlockMemory, block: number, index: number, keepsUnseen: boolean): Effect {
  const { size, features, seen, point, variances } = entityAt(words, block, index)
  const kept: number[] = []
  for (let i = 0; i < size; i++) if (keepsUnseen || words[(seen >>> 2) + i] === 1) kept.push(i)
  return {
    features: Uint32Array.from(kept, (i) => words[(features >>> 2) + i]),
    coefficients: Float32Array.from(kept, (i) => numbers[(point >>> 3) + i]),
    variances: Float32Array.from(kept, (i) => numbers[(variances >>> 3) + i]),
  }
}

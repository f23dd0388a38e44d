/** Passes over a fixed effect's blocks of rows: each is brought into memory where it is not there yet, and all threads do a step on it. */
import { aligned } from '../../../math/kernels/line-places.ts'
import type { Crew } from '../../pool.ts'
import type { Scratch } from '../scratch.ts'
import { type effectSteps, operandUnit } from './effect-job.ts'
import type { EffectMemory } from './effect-memory.ts'
import { newtonWidth } from './fit-room.ts'
import { type FixedPlaces, fixedPlaces, slices } from './fixed-layout.ts'
import type { FixedBlock, FixedRows } from './fixed-rows.ts'

/** Blocks up to so many bytes stay in memory during a fit; the others are read anew for each sum. */
const mostResident = 2 ** 30

export interface Threads {
  readonly memory: EffectMemory
  readonly crew: Crew
  readonly threads: number
  readonly scratch: Scratch
}

export class FixedScan {
  readonly #threads: Threads
  readonly #rows: Pick<FixedRows, 'width' | 'blockRows' | 'blocks'>
  readonly #places: FixedPlaces
  readonly #addresses: readonly number[]
  readonly #resident = new Set<number>()
  #shared = -1

  constructor(threads: Threads, rows: Pick<FixedRows, 'width' | 'blockRows' | 'blocks'>) {
    this.#threads = threads
    this.#rows = rows
    this.#places = fixedPlaces(threads.memory.roomAt, { ...sizesOf(rows), threads: threads.threads })
    this.#addresses = slotsOf(rows.blocks).places.map((place) => this.#places.blocks + place)
  }

  /** Bytes that it needs beside the rows' columns. */
  static roomBytes(rows: Pick<FixedRows, 'width' | 'blockRows' | 'blocks'>, threads: number): number {
    return fixedPlaces(0, { ...sizesOf(rows), threads }).blocks + slotsOf(rows.blocks).bytes
  }

  setPoint(point: Float64Array): void {
    const { numbers } = this.#threads.memory
    const at = this.#places.point >>> 3
    numbers.fill(0, at, at + this.#rows.width)
    numbers.set(point, at)
  }

  /** Sets all sums to 0. */
  clear(): void {
    this.#threads.memory.numbers.fill(0, this.#places.sums >>> 3, this.#places.rooms >>> 3)
  }

  each(step: (typeof effectSteps)[keyof typeof effectSteps], wanted: (block: FixedBlock) => boolean = () => true): void {
    const { crew, memory } = this.#threads
    const { width, blockRows, blocks } = this.#rows
    for (let i = 0; i < blocks.length; i++) {
      if (wanted(blocks[i])) crew.step(step, this.#load(i) / operandUnit, memory.roomAt / operandUnit, width, blockRows)
    }
  }

  /** By slice: the gradient and, last, the value. */
  sums(): readonly Float64Array[] {
    return this.#vectors(this.#places.sums, this.#places.sumBytes, this.#rows.width + 1)
  }

  /** By slice: lower triangle of the Hessian (width × width), or its diagonal where it is too large. */
  hessians(): readonly Float64Array[] {
    const { width } = this.#rows
    return this.#vectors(this.#places.hessians, this.#places.hessianBytes, width <= newtonWidth ? width * width : width)
  }

  #vectors(at: number, bytes: number, length: number): readonly Float64Array[] {
    const start = (slice: number) => (at + slice * bytes) >>> 3
    return Array.from({ length: slices }, (_, slice) => this.#threads.memory.numbers.subarray(start(slice), start(slice) + length))
  }

  /** Blocks that do not stay share the last address. */
  #load(i: number): number {
    const { memory, scratch } = this.#threads
    const [at, { block, bytes }] = [this.#addresses[i], this.#rows.blocks[i]]
    const isShared = at === this.#addresses.at(-1)
    if (isShared ? this.#shared === i : this.#resident.has(i)) return at
    scratch.read(block, memory.bytes.subarray(at, at + bytes))
    if (isShared) this.#shared = i
    else this.#resident.add(i)
    return at
  }
}

function sizesOf({ width, blockRows }: Pick<FixedRows, 'width' | 'blockRows'>) {
  return { width, blockRows }
}

/** Places of the blocks from where they begin: the first have slots of their own, the rest share the last one. */
function slotsOf(blocks: readonly FixedBlock[]): { readonly places: readonly number[]; readonly bytes: number } {
  const largest = Math.max(0, ...blocks.map(({ bytes }) => aligned(bytes)))
  const places: number[] = []
  let at = 0
  for (const { bytes } of blocks) {
    places.push(at)
    if (at + aligned(bytes) + largest <= mostResident) at += aligned(bytes)
  }
  return { places, bytes: at + largest }
}

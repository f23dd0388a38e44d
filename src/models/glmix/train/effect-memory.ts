/**
 * What the threads that fit effects share: the margin, label and weight of every row, and beside them room that each coordinate lays
 * out for itself. Rows that are trained on come first, then those that are only scored. All places are in bytes.
 */
import { kernelMemory } from '../../../math/kernels/kernel.ts'
import { aligned } from '../../../math/kernels/line-places.ts'
import type { SharedData } from '../../pool.ts'
import { sharedMemoryOf, sharedNumber } from '../../shared-values.ts'

export interface MemorySizes {
  readonly rows: number
  /** The first so many are trained on. */
  readonly trained: number
  /** Bytes a coordinate may need beside the rows. */
  readonly room: number
  /** Place of its name among the losses. */
  readonly loss: number
}

const mostBytes = 2 ** 32 - 2 ** 16

export class EffectMemory {
  readonly sizes: MemorySizes
  readonly memory: WebAssembly.Memory
  /** Sum of the scores of all coordinates, and what was given; while a coordinate is fitted, without its own score. */
  readonly margins: Float64Array
  readonly labels: Float64Array
  readonly weights: Float64Array
  readonly marginsAt = 64
  readonly labelsAt: number
  readonly weightsAt: number
  /** Where the room of the coordinates begins. */
  readonly roomAt: number
  /** The whole memory. */
  readonly words: Uint32Array
  readonly numbers: Float64Array
  readonly bytes: Uint8Array

  static bytesFor({ rows, room }: MemorySizes): number {
    return aligned(64 + 3 * aligned(rows * 8)) + room
  }

  constructor(sizes: MemorySizes, memory?: WebAssembly.Memory) {
    const { rows } = sizes
    const columnBytes = aligned(rows * 8)
    this.sizes = sizes
    this.labelsAt = this.marginsAt + columnBytes
    this.weightsAt = this.labelsAt + columnBytes
    this.roomAt = this.weightsAt + columnBytes
    const end = EffectMemory.bytesFor(sizes)
    if (memory === undefined && end > mostBytes)
      throw new RangeError(
        `${rows} rows need ${Math.ceil(end / 2 ** 20)} MB of shared memory, more than the 4 GB there can be; train on fewer rows`,
      )
    this.memory = memory ?? kernelMemory(end)
    const { buffer } = this.memory
    this.margins = new Float64Array(buffer, this.marginsAt, rows)
    this.labels = new Float64Array(buffer, this.labelsAt, rows)
    this.weights = new Float64Array(buffer, this.weightsAt, rows)
    this.words = new Uint32Array(buffer)
    this.numbers = new Float64Array(buffer)
    this.bytes = new Uint8Array(buffer)
  }

  shared(): SharedData {
    return { ...this.sizes, memory: this.memory }
  }
}

export function sharedEffectMemory(data: SharedData): EffectMemory {
  const [rows, trained] = [sharedNumber(data, 'rows'), sharedNumber(data, 'trained')]
  const [room, loss] = [sharedNumber(data, 'room'), sharedNumber(data, 'loss')]
  return new EffectMemory({ rows, trained, room, loss }, sharedMemoryOf(data))
}

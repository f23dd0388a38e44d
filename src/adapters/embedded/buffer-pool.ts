/**
 * Memory for large values on their way to disk, used again when they are there. LMDB's queue of writes links each to the next, so
 * what a collection finds in it stays until the next full one: with fresh memory for each value a busy log forces one a second.
 */

const leastSize = 16_384
/** Buffers of one size that are kept. */
const mostKept = 64

export class BufferPool {
  /** By size, a power of two. */
  readonly #free = new Map<number, Uint8Array[]>()

  /** A copy of the bytes in memory that is noted in `lent`; the bytes themselves where they are few. */
  copy(bytes: Uint8Array, lent: Uint8Array[]): Uint8Array {
    if (bytes.length < leastSize) return bytes
    const size = 2 ** Math.ceil(Math.log2(bytes.length))
    const buffer = this.#free.get(size)?.pop() ?? new Uint8Array(size)
    lent.push(buffer)
    buffer.set(bytes)
    return buffer.subarray(0, bytes.length)
  }

  /** Nobody may read the copies any more. */
  takeBack(lent: readonly Uint8Array[]): void {
    for (const buffer of lent) {
      const free = this.#free.get(buffer.length) ?? []
      if (free.length < mostKept) free.push(buffer)
      this.#free.set(buffer.length, free)
    }
  }
}

/**
 * Memory for large values on their way to disk, used again when they are there. LMDB's queue of writes links each to the next, so
 * what a collection finds in it stays until the next full one: with fresh memory for each value a busy log forces one a second.
 */

const leastSize = 16_384
/** Buffers of one size that are kept. */
const mostKept = 128

export class BufferPool {
  /** By size, a power of two. */
  readonly #free = new Map<number, Uint8Array[]>()
  /** By its memory, each buffer that somebody has. */
  readonly #lent = new Map<ArrayBufferLike, Uint8Array>()

  /** Bytes of any content, until they are taken back. */
  lend(length: number): Uint8Array {
    const size = Math.max(leastSize, 2 ** Math.ceil(Math.log2(length)))
    const buffer = this.#free.get(size)?.pop() ?? new Uint8Array(size)
    this.#lent.set(buffer.buffer, buffer)
    return buffer.subarray(0, length)
  }

  /** Large bytes in memory of the pool: a copy, or they themselves where they were lent. Few bytes as they are. */
  keep(bytes: Uint8Array): Uint8Array {
    if (bytes.length < leastSize || this.#lent.has(bytes.buffer)) return bytes
    const copy = this.lend(bytes.length)
    copy.set(bytes)
    return copy
  }

  /** Nobody may read them any more. Bytes that were not lent are passed over. */
  takeBack({ buffer: memory }: Uint8Array): void {
    const buffer = this.#lent.get(memory)
    if (buffer === undefined) return
    this.#lent.delete(memory)
    const free = this.#free.get(buffer.length) ?? []
    if (free.length < mostKept) free.push(buffer)
    this.#free.set(buffer.length, free)
  }
}

/** Puts arrays one after another into a memory that kernels share. */
import type { FacetRows } from './facet-rows.ts'

export interface Placer {
  words(length: number): Uint32Array
  copy(array: Uint32Array): Uint32Array
  copyBytes(array: Uint8Array): Uint8Array
  copySlots(slots: FacetRows['slots']): FacetRows['slots']
}

/** Gives out one stretch of the buffer after another. */
export function placer({ buffer }: WebAssembly.Memory, first: number): Placer {
  let end = first
  const take = (bytes: number): number => {
    const start = end
    end += padded(bytes)
    return start
  }
  const words = (length: number): Uint32Array => new Uint32Array(buffer, take(length * 4), length)
  const copy = (array: Uint32Array): Uint32Array => {
    const placed = words(array.length)
    placed.set(array)
    return placed
  }
  return {
    words,
    copy,
    copyBytes(array) {
      const placed = new Uint8Array(buffer, take(array.length), array.length)
      placed.set(array)
      return placed
    },
    copySlots(slots) {
      if (slots instanceof Uint32Array) return copy(slots)
      const placed = new Uint16Array(buffer, take(slots.byteLength), slots.length)
      placed.set(slots)
      return placed
    },
  }
}

/** Bytes to the next whole word. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
}

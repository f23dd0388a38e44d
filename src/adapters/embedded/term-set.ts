/** A set of terms as bits by type: a store of a million documents uses some million terms, each very often. */
import type { Term } from '../../domain/term.ts'

const idBits = 27
const idMask = 2 ** idBits - 1

export class TermSet {
  readonly #types = new Map<number, Uint8Array>()

  add(term: Term): void {
    const number = term & idMask
    const bits = this.#bitsFor(term >>> idBits, number >>> 3)
    bits[number >>> 3]! |= 1 << (number & 7)
  }

  has(term: Term): boolean {
    const number = term & idMask
    return ((this.#types.get(term >>> idBits)?.[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0
  }

  #bitsFor(type: number, index: number): Uint8Array {
    const bits = this.#types.get(type)
    if (bits !== undefined && index < bits.length) return bits
    const grown = new Uint8Array(Math.max(1_024, (index + 1) * 2))
    if (bits !== undefined) grown.set(bits)
    this.#types.set(type, grown)
    return grown
  }
}

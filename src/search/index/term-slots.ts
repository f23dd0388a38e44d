/**
 * Consecutive numbers for the terms of a segment, in order of first mention. Term numbers are dense and small for frequent
 * terms, so a table by number finds its neighbours in the cache where a hash would scatter them.
 */
import type { Term } from '../../domain/term.ts'
import { grow } from '../../math/grow.ts'

const idBits = 27
const idMask = 2 ** idBits - 1

export class TermSlots {
  /** By type index, then number: slot + 1, and 0 where there is none. */
  readonly #tables: Uint32Array[] = Array.from({ length: 32 }, () => new Uint32Array(0))
  #size = 0

  get size(): number {
    return this.#size
  }

  find(term: Term): number | undefined {
    const table = this.#tables[term >>> idBits]
    const number = term & idMask
    const slot = number < table.length ? table[number] : 0
    return slot === 0 ? undefined : slot - 1
  }

  /** All terms that have a slot, ascending. */
  terms(): Uint32Array {
    const terms = new Uint32Array(this.#size)
    let count = 0
    this.#tables.forEach((table, type) => {
      for (let number = 0; number < table.length; number++) if (table[number] !== 0) terms[count++] = type * 2 ** idBits + number
    })
    return terms
  }

  /** The slot of the term, which is given one at its first mention. */
  of(term: Term): number {
    const number = term & idMask
    const table = this.#tables[term >>> idBits]
    if (number < table.length && table[number] !== 0) return table[number] - 1
    const larger = grow(table, number + 1)
    larger[number] = ++this.#size
    this.#tables[term >>> idBits] = larger
    return this.#size - 1
  }
}

/** Bitsets for the time of one request: taken one after another, all given back at once, so that a search makes no garbage. */
import type { Bits } from '../../math/bitset.ts'

export class Arena {
  readonly #bitsets: Uint32Array[] = []
  #taken = 0

  /** An empty set of that many words. */
  empty(words: number): Bits {
    const bits = this.#take(words)
    bits.fill(0)
    return bits
  }

  copy(bits: Bits): Bits {
    const copy = this.#take(bits.length)
    copy.set(bits)
    return copy
  }

  giveBack(): void {
    this.#taken = 0
  }

  #take(words: number): Bits {
    const place = this.#taken++
    const bits = this.#bitsets[place]
    if (bits !== undefined && bits.length >= words) return bits.subarray(0, words)
    this.#bitsets[place] = new Uint32Array(words)
    return this.#bitsets[place]
  }
}

/** Sets of documents, or a number for each, for the time of one request: taken one after another, all given back at once, so that a search makes no garbage. */
import type { Bits } from '../../math/bitset.ts'
import { type BitsetAlgebra, type Failures, kernelBitsets, plainBitsets } from '../../math/bitset-algebra.ts'
import { growBy } from '../../math/kernels/kernel.ts'

export class Arena {
  readonly algebra: BitsetAlgebra
  readonly #room: (words: number) => readonly Bits[]
  readonly #bitsets: Bits[] = []
  #taken = 0

  /** `room` gives one or more new sets of that many words. */
  private constructor(algebra: BitsetAlgebra, room: (words: number) => readonly Bits[]) {
    this.algebra = algebra
    this.#room = room
  }

  static plain(): Arena {
    return new Arena(plainBitsets, (words) => [new Uint32Array(words)])
  }

  /** Its sets lie in the memory, which grows for them, by whole pages: several at once. */
  static within(memory: WebAssembly.Memory, setsAtOnce: number): Arena {
    return new Arena(kernelBitsets(memory), (words) => {
      const start = growBy(memory, setsAtOnce * words * 4)
      return Array.from({ length: setsAtOnce }, (_, i) => new Uint32Array(memory.buffer, start + i * words * 4, words))
    })
  }

  /** So many words of whatever is in them. */
  take(words: number): Bits {
    const place = this.#taken++
    const bits = this.#bitsets[place]
    if (bits === undefined) this.#bitsets.push(...this.#room(words))
    else if (bits.length < words) this.#bitsets[place] = this.#room(words)[0]
    const taken = this.#bitsets[place]
    return taken.length === words ? taken : taken.subarray(0, words)
  }

  /** An empty set of that many words. */
  empty(words: number): Bits {
    return this.take(words).fill(0)
  }

  copy(bits: Bits): Bits {
    const copy = this.take(bits.length)
    copy.set(bits)
    return copy
  }

  shared(a: Bits, b: Bits): Bits {
    const shared = this.take(a.length)
    this.algebra.intersection(shared, a, b)
    return shared
  }

  without(a: Bits, b: Bits): Bits {
    const rest = this.take(a.length)
    this.algebra.difference(rest, a, b)
    return rest
  }

  /** What of the domain did not pass, counted among the failures. */
  failed(domain: Bits, passed: Bits, failures: Failures): Bits {
    const failed = this.take(domain.length)
    this.algebra.countFailures(failed, domain, passed, failures)
    return failed
  }

  giveBack(): void {
    this.#taken = 0
  }
}

/** A column of numbers that is filled from its start. */
import { type Growable, grow } from '../../../math/grow.ts'

export class Growing<A extends Growable> {
  length = 0
  #array: A

  constructor(array: A) {
    this.#array = array
  }

  push(value: number): void {
    if (this.length === this.#array.length) this.#array = grow(this.#array, this.length + 1)
    this.#array[this.length++] = value
  }

  /** 0 where there is none. */
  last(): number {
    return this.length === 0 ? 0 : this.#array[this.length - 1]!
  }

  setLast(value: number): void {
    this.#array[this.length - 1] = value
  }

  /** A view of what was filled. */
  values(): A {
    return this.#array.subarray(0, this.length) as A
  }
}

/** A short sequence of random numbers that belongs to one key: element n is a hash of (key, n), so streams never share state. */
import type { AliasTable } from './alias-table.ts'
import { drawAlias } from './alias-table.ts'
import { hash32, mix32 } from './hash32.ts'

export class RandomStream {
  #state: number

  constructor(a: number, b = 0, c = 0, d = 0) {
    this.#state = hash32(a, b, c, d)
  }

  /** In [0, 1). */
  uniform(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0
    return (mix32(this.#state) >>> 0) / 0x1_0000_0000
  }

  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  /** 0 … count − 1. */
  below(count: number): number {
    return Math.floor(this.uniform() * count)
  }

  /** `from` … `to`, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!
  }

  /** Standard normal, by Box and Muller; the second of the pair is not kept, so that draws stay countable. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return radius * Math.cos(2 * Math.PI * this.uniform())
  }

  draw(table: AliasTable): number {
    return drawAlias(table, this.uniform())
  }
}

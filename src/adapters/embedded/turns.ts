/**
 * Shares the thread between those who write and all else that waits for it: who comes when the work of this turn of the event
 * loop is used up goes on in the next one. So a commit that has ended is noticed, and the next one begins, while more is being
 * written. First come, first served.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'

const budgetMs = 4

export class Turns {
  /** When this turn's work began; undefined before there was any. */
  #since: number | undefined
  #next: Promise<void> | undefined

  /** Undefined where the work may be done at once. Ask again after the wait. */
  wait(): Promise<void> | undefined {
    if (this.#next === undefined && this.#since === undefined) this.#begin()
    else if (this.#next === undefined && performance.now() - this.#since! >= budgetMs) this.#next = this.#nextTurn()
    return this.#next
  }

  #begin(): void {
    this.#since = performance.now()
    setImmediate(() => {
      this.#since = undefined
    })
  }

  async #nextTurn(): Promise<void> {
    await nextTurn()
    this.#next = undefined
    this.#begin()
  }
}

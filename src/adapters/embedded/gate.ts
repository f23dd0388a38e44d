/** Holds writes back while long work (a compaction, a rebuild) goes on; pieces of long work go one after the other. */
export class Gate {
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  get isClosed(): boolean {
    return this.#waiting > 0
  }

  /** Resolves when no long work is left, whether it succeeded or not. */
  async opened(): Promise<void> {
    while (this.isClosed) await this.#last
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting++
    const turn = this.#last.then(work)
    this.#last = turn.then(
      () => void this.#waiting--,
      () => void this.#waiting--,
    )
    return turn
  }
}

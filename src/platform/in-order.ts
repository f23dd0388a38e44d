/** Work that waits for something is begun in the order in which it came, and work that need not wait is begun at once where none stands before it. */
export class InOrder {
  #last: Promise<unknown> | undefined

  /** `ready` does not reject. */
  run<Ready, Result>(ready: Promise<Ready> | undefined, work: (ready?: Ready) => Promise<Result>): Promise<Result> {
    if (ready === undefined && this.#last === undefined) return work()
    const begun = Promise.all([ready, this.#last]).then(([value]) => ({ result: work(value) }))
    this.#last = begun
    void begun.then(() => {
      if (this.#last === begun) this.#last = undefined
    })
    return begun.then(({ result }) => result)
  }
}

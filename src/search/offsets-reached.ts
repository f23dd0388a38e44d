/** Offsets that are visible, and those who wait for one. */
export class OffsetsReached {
  #offset = 0
  #waiting: { readonly offset: number; readonly resolve: () => void }[] = []

  get offset(): number {
    return this.#offset
  }

  async wait(offset: number): Promise<void> {
    if (offset <= this.#offset) return
    return new Promise((resolve) => this.#waiting.push({ offset, resolve }))
  }

  /** Never goes back: of two changes the later one may be done first. */
  reach(offset: number): void {
    this.#offset = Math.max(this.#offset, offset)
    for (const { resolve } of this.#waiting.filter((one) => one.offset <= this.#offset)) resolve()
    this.#waiting = this.#waiting.filter((one) => one.offset > this.#offset)
  }

  /** A snapshot was loaded, which may be older. */
  restart(offset: number): void {
    this.#offset = offset
    this.reach(offset)
  }
}

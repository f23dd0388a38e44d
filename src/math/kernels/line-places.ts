/** Hands out stretches of a memory, each from the beginning of a line of the cache, so that threads do not write to the same. */
export class LinePlaces {
  #end = 0

  /** Where the next so many bytes begin. */
  take(bytes: number): number {
    const start = this.#end
    this.#end += aligned(bytes)
    return start
  }

  get end(): number {
    return this.#end
  }
}

/** To whole lines of the cache. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64
}

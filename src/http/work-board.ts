/** Long work of the platform and of this server's imports, in one list: the last step of each, told to whoever listens. */
import type { LongWork, Platform } from '../platform/platform.ts'

/** Finished work that is still shown. */
const maxFinished = 20

export class WorkBoard {
  readonly #platform: Platform
  readonly #own = new Map<string, LongWork>()
  readonly #listeners = new Set<(work: LongWork) => void>()
  readonly #leave: () => void

  constructor(platform: Platform) {
    this.#platform = platform
    this.#leave = platform.onWork((work) => this.#tell(work))
  }

  report(work: LongWork): void {
    this.#own.delete(work.name)
    this.#own.set(work.name, work)
    const finished = [...this.#own.values()].filter((each) => each.finished)
    for (const old of finished.slice(0, -maxFinished)) this.#own.delete(old.name)
    this.#tell(work)
  }

  list(): LongWork[] {
    return [...this.#platform.status().work, ...this.#own.values()]
  }

  listen(listener: (work: LongWork) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#leave()
    this.#listeners.clear()
  }

  #tell(work: LongWork): void {
    for (const listener of this.#listeners) listener(work)
  }
}

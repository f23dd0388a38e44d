/**
 * Pages on their way into the log. An answer does not wait for its page; pages are gathered for a moment, so that a busy server
 * commits a few times a second and not once an answer, and each is durable well within 100 ms.
 */
import type { PageShown } from '../domain/page.ts'
import type { Recorder } from './recorder.ts'

const gatherMs = 40

export class PageLog {
  readonly #recorder: Recorder
  readonly #onFailure: (reason: unknown) => void
  #gathered: PageShown[] = []
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(recorder: Recorder, onFailure: (reason: unknown) => void) {
    this.#recorder = recorder
    this.#onFailure = onFailure
  }

  log(page: PageShown): void {
    this.#gathered.push(page)
    this.#timer ??= setTimeout(() => this.#write(), gatherMs)
  }

  /** Resolves when every page logged before is durable. */
  async settled(): Promise<void> {
    this.#write()
    await this.#writing
  }

  #write(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#gathered.length === 0) return
    const pages = this.#gathered
    this.#gathered = []
    const written = this.#recorder.append(pages).then(() => undefined, this.#onFailure)
    this.#writing = Promise.all([this.#writing, written]).then(() => undefined)
  }
}

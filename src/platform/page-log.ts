/** Pages on their way into the log: an answer does not wait for its page, but nothing is forgotten before the platform closes. */
import type { PageShown } from '../domain/page.ts'
import type { Recorder } from './recorder.ts'

export class PageLog {
  readonly #recorder: Recorder
  readonly #onFailure: (reason: unknown) => void
  readonly #underway = new Set<Promise<void>>()

  constructor(recorder: Recorder, onFailure: (reason: unknown) => void) {
    this.#recorder = recorder
    this.#onFailure = onFailure
  }

  /** The write begins at once and shares a commit with what waits: well within 100 ms. */
  log(page: PageShown): void {
    const written = this.#recorder
      .append([page])
      .then(() => undefined, this.#onFailure)
      .finally(() => this.#underway.delete(written))
    this.#underway.add(written)
  }

  /** Resolves when every page logged before is durable. */
  async settled(): Promise<void> {
    await Promise.all(this.#underway)
  }
}

/** Long work and how far it is: what progress bars show in the terminal and on the page. */
import type { LongWork } from './platform.ts'

/** Call with the steps done; `finish` ends it, with an error's message where it failed. */
export interface Progress {
  step(done: number, total?: number, stage?: string): void
  finish(error?: unknown): void
}

export class WorkBoard {
  readonly #work = new Map<string, LongWork>()
  readonly #listeners = new Set<(work: LongWork) => void>()

  start(name: string, total = 0): Progress {
    this.#show({ name, done: 0, total, finished: false })
    return {
      step: (done, of = this.#work.get(name)!.total, stage) =>
        this.#show({ name, ...(stage === undefined ? {} : { stage }), done, total: of, finished: false }),
      finish: (error) => this.#end(name, error),
    }
  }

  /** Runs a piece of work on the board; its failure is shown there and thrown on. */
  async run<Result>(name: string, work: (progress: Progress) => Promise<Result>): Promise<Result> {
    const progress = this.start(name)
    try {
      const result = await work(progress)
      progress.finish()
      return result
    } catch (error) {
      progress.finish(error)
      throw error
    }
  }

  listen(listener: (work: LongWork) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Unfinished work, and work that failed. */
  current(): LongWork[] {
    return [...this.#work.values()].filter((work) => !work.finished || work.error !== undefined)
  }

  #end(name: string, error: unknown): void {
    const { done, total } = this.#work.get(name)!
    const failed = error === undefined ? {} : { error: error instanceof Error ? error.message : String(error) }
    this.#show({ name, done: error === undefined ? Math.max(done, total) : done, total, finished: true, ...failed })
  }

  #show(work: LongWork): void {
    this.#work.set(work.name, work)
    for (const listener of this.#listeners) listener(work)
  }
}

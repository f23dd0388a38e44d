/** Gathers the hits of several searchers that come before their facets: told once, merged, when each has given its own. */
import { mergeResults } from './merge-results.ts'
import type { OnHits, SearchResult } from './searcher.ts'

export class FirstHits {
  readonly #found: (SearchResult | undefined)[]
  readonly #limit: number
  readonly #onHits: OnHits
  #waiting: number
  #merged: SearchResult | undefined

  constructor(searchers: number, limit: number, onHits: OnHits) {
    this.#found = new Array(searchers)
    this.#waiting = searchers
    this.#limit = limit
    this.#onHits = onHits
  }

  /** Undefined where they were not told. */
  get hits(): SearchResult['hits'] | undefined {
    return this.#merged?.hits
  }

  /** What the i-th searcher found; the second time it is passed over. */
  take(i: number, found: SearchResult): void {
    if (this.#found[i] !== undefined) return
    this.#found[i] = { ...found, facets: [] }
    if (--this.#waiting > 0) return
    this.#merged = mergeResults(this.#found as SearchResult[], this.#limit)
    this.#onHits(this.#merged)
  }
}

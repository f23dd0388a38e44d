/** What the searches of one host write into, one after another: counters and lists that are allocated once. */
import { FacetCounter } from '../facets/facet-counter.ts'
import { ListedTerms } from '../facets/listed-terms.ts'

export class Workspace {
  readonly facets = new FacetCounter()
  readonly listed = new ListedTerms()
  readonly #lists = new Map<string, Uint32Array>()

  /** A list for one purpose; its content is whatever the last search left. */
  readonly list = (purpose: 'documents' | 'scores' | 'facet-documents' | 'top-counts', length: number): Uint32Array => {
    const list = this.#lists.get(purpose)
    if (list !== undefined && list.length >= length) return list
    const longer = new Uint32Array(Math.max(1024, length + (length >>> 3)))
    this.#lists.set(purpose, longer)
    return longer
  }
}

/**
 * A searcher finds and ranks documents of one kind: a shard, a broker of shards, or another machine. Requests are
 * numbers only: terms come from the dictionary, so words never reach a shard. Answers are columns.
 */
import type { NumberField, Term, TermType } from '../domain/term.ts'
import type { Requirements } from '../features/requirements.ts'

/** Boolean filter over terms. `token`s are `text` terms; a phrase is adjacent text terms in one section. */
export type Filter =
  | { readonly type: 'everything' }
  | { readonly type: 'nothing' }
  | { readonly type: 'term'; readonly term: Term }
  | { readonly type: 'any'; readonly of: readonly Filter[] }
  | { readonly type: 'all'; readonly of: readonly Filter[] }
  | { readonly type: 'not'; readonly of: Filter }
  | { readonly type: 'phrase'; readonly terms: readonly Term[] }
  /** Closed interval; NaN values match only with `unknown`. */
  | { readonly type: 'range'; readonly field: NumberField; readonly min: number; readonly max: number; readonly unknown: boolean }

/** A clause of the request as the user sees it: one removable tag. Clauses are joined by AND. */
export interface Clause {
  /** Stable within the request; facet counts of `facet` leave this clause out (drill-sideways). */
  readonly name: string
  readonly facet?: TermType
  readonly filter: Filter
  /** A gate is a hard requirement whose rejections and unknowns are counted and logged apart. */
  readonly gate: boolean
}

/** Adds weight × impact (text) or weight × 255 (other terms) to the retrieval score of the documents that have the term. */
export interface Should {
  readonly term: Term
  readonly weight: number
}

/** Who asks: documents of the marketplace and of `contract` are reachable, less those hidden from `hiddenFrom`. Terms of type `audience` / `hidden-from`. */
export interface Viewer {
  readonly audience: readonly Term[]
  readonly hiddenFrom: readonly Term[]
}

export interface SearchRequest {
  readonly viewer: Viewer
  readonly clauses: readonly Clause[]
  readonly should: readonly Should[]
  /** Ranked retrieval only among documents with a positive retrieval score. The total counts only those too. */
  readonly shouldMatch: boolean
  readonly facets: readonly TermType[]
  /** So many of the most frequent values of each facet are wanted, ties by term; all where absent. Fewer terms are counted then, none of them wrongly. */
  readonly facetValues?: number
  /** Terms that are counted wherever they stand. */
  readonly facetTerms?: readonly Term[]
  /** Hits wanted from the whole searcher after L1. */
  readonly limit: number
  /** Documents a shard may rank by L1, in decreasing retrieval score, then static rank. The only approximation in ranking; totals stay exact. */
  readonly budget: number
  readonly requirements: Requirements
  /** L1 weights by position in `l1Features`. */
  readonly l1Weights: Float64Array
  /** Days since 1970, for features of recency and for expiry. */
  readonly today: number
  /** Count, per clause, what the request would find without it (for empty pages). */
  readonly countWithout: boolean
}

/** Hit columns; hit i owns row i. Sorted by L1 score descending, then key ascending. */
export interface Hits {
  readonly keys: Uint32Array
  readonly versions: Float64Array
  readonly l1Scores: Float64Array
  /** hits × document features (features/sets.ts `documentFeatures`). */
  readonly vectors: Float32Array
  readonly termOffsets: Uint32Array
  readonly terms: Uint32Array
  /** hits × requirement terms (`requirementTerms(requirements)`): 0 absent, 1 the document does not state this type, else 2 + packed evidence. */
  readonly evidence: Uint16Array
}

/** Counts of the terms of one type, terms ascending. Term number 0 counts documents that do not state the type. */
export interface FacetCounts {
  readonly type: TermType
  readonly terms: Uint32Array
  readonly counts: Uint32Array
  /** No term that is not listed has more documents. Absent: all terms with any are listed, and zero counts left out. */
  readonly others?: number
}

export interface SearchResult {
  readonly total: number
  readonly hits: Hits
  readonly facets: readonly FacetCounts[]
  /** By clause name: documents it alone turns away, and of those the ones that do not state the value. Filled for gates and with `countWithout`. */
  readonly clauses: readonly { readonly name: string; readonly totalWithout: number; readonly unknown: number }[]
  /** Shards that failed or were late. */
  readonly missing: number
  /** Log offset reached by the slowest shard that answered. */
  readonly offset: number
}

export interface Deadline {
  /** Milliseconds left; 0 when it has passed. */
  left(): number
  race<T>(work: Promise<T>): Promise<T>
}

/** All but the facets, which are empty: hits are known before facets are counted, and can be put in order meanwhile. */
export type OnHits = (found: SearchResult) => void

export interface Searcher {
  /** `onHits` is called once at most, before the answer, and left out where hits and facets come together. The answer holds the same hits. */
  search(request: SearchRequest, deadline: Deadline, onHits?: OnHits): Promise<SearchResult>
}

/** What the federator is asked: for whom, by which ranker, and which page of it. */
import type { ContractId, JobKey, ProjectId, RecruiterId } from '../../domain/ids.ts'
import type { Term, TermType } from '../../domain/term.ts'
import type { Viewer } from '../../search/searcher.ts'
import type { CompiledQuery } from '../query/compile-query.ts'
import type { Ranker } from './ranker.ts'

export interface Question {
  readonly query: CompiledQuery
  readonly viewer: Viewer
  readonly ranker: Ranker
  readonly project?: ProjectId | undefined
  readonly recruiter?: RecruiterId | undefined
  readonly contract?: ContractId | undefined
  readonly job?: JobKey | undefined
}

export interface PageWanted {
  readonly start: number
  readonly limit: number
  readonly facets: readonly TermType[]
  /** Counted wherever they stand. */
  readonly facetTerms: readonly Term[]
  /** All values of the facets are counted, not the most frequent alone. */
  readonly everyValue?: boolean
}

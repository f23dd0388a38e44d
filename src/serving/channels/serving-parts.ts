/** What every channel is made of. The platform hands the parts in; things that change while it runs are asked for anew each time. */
import type { ContractId, JobKey, ProjectId, RecruiterId, RequestId } from '../../domain/ids.ts'
import type { TermType } from '../../domain/term.ts'
import type { Requirements } from '../../features/requirements.ts'
import type { Lexicon } from '../lexicon.ts'
import type { SearchQuery } from '../query/search-query.ts'
import type { Asker } from '../query/viewer-of.ts'
import type { RankedSubject } from '../ranking/cold-start.ts'
import type { FederatorParts } from '../ranking/federator.ts'
import type { Ranker } from '../ranking/ranker.ts'

/** One for members and one for jobs: their indexes differ. */
export interface ServingParts extends FederatorParts {
  readonly lexicon: () => Lexicon
  /** The model that ranks now, already checked (ranker.ts `chooseRanker`). */
  readonly ranker: (subject: RankedSubject) => Ranker
  /** Version of the taxonomy that documents and queries speak. */
  readonly taxonomy: () => string
  readonly newRequest: () => RequestId
  /** Share of hirers' questions in the random bucket. */
  readonly randomShare: number
}

/** Who asks, for what purpose, and the request as stated. */
export interface Purpose {
  readonly asker: Asker
  readonly contract?: ContractId
  readonly recruiter?: RecruiterId
  readonly project?: ProjectId
  readonly job?: JobKey
  /** JSON of what the caller stated. */
  readonly stated: string
}

export interface PageRequest extends Purpose {
  readonly query: SearchQuery
  readonly start: number
  readonly limit: number
  /** `usualFacets` where the caller does not say. */
  readonly facetTypes?: readonly TermType[]
}

export const usualFacets: Readonly<Record<Requirements['subject'], readonly TermType[]>> = {
  members: ['current-title', 'skill', 'location', 'seniority', 'industry', 'current-company', 'school', 'language', 'intent', 'degree'],
  jobs: ['title', 'skill', 'location', 'seniority', 'industry', 'company', 'workplace', 'employment-type', 'language'],
}

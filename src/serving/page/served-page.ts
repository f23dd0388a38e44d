/** An answer as a page: its slice of the ranked list explained, its facets labelled, and the event that records it. */
import type { PageShown } from '../../domain/page.ts'
import { termDescriber } from '../explanation/describe-term.ts'
import type { CoordinateContribution } from '../explanation/explain-coordinates.ts'
import type { Contribution, PartSums } from '../explanation/explain-score.ts'
import { scoreExplainer } from '../explanation/explain-score.ts'
import { type RequirementMatch, requirementMatcher } from '../explanation/requirement-matches.ts'
import { seekerMatcher } from '../explanation/seeker-matches.ts'
import type { Lexicon } from '../lexicon.ts'
import type { FacetFilter } from '../query/search-query.ts'
import type { ServedTag } from '../query/served-tags.ts'
import type { Answer } from '../ranking/federator.ts'
import type { RankedList } from '../ranking/ranked-list.ts'
import { type Facet, facetsShown } from './facets-shown.ts'
import { type FilterAtFault, type FilterSetAtFault, filterSetsAtFault, filtersAtFault } from './filters-at-fault.ts'
import { type PageOrigin, pageEvent } from './page-event.ts'

export interface Explanation {
  readonly score: number
  readonly parts: PartSums
  readonly contributions: readonly Contribution[]
  readonly requirements: readonly RequirementMatch[]
  /** Of GLMix: what all share, and what single members, jobs, recruiters and contracts add. */
  readonly coordinates?: readonly CoordinateContribution[]
}

export interface ServedResult {
  /** 0-based place on the whole list. */
  readonly position: number
  /** MemberKey or JobKey. */
  readonly key: number
  /** Offset of the upsert that was ranked. */
  readonly version: number
  readonly explanation: Explanation
}

/** By which a version is known to people. */
const versionDigits = 12

/** What is known when all is counted; the results can be shown before. */
export interface CountedFacets {
  readonly facets: readonly Facet[]
  readonly missingShards: number
}

export interface ServedPage {
  /** `missingShards` may rise until all is counted. */
  readonly event: PageShown
  readonly results: readonly ServedResult[]
  readonly counted: Promise<CountedFacets>
  readonly tags: readonly ServedTag[]
  readonly gates: readonly { readonly gate: string; readonly label: string; readonly rejected: number; readonly unknown: number }[]
  readonly filtersAtFault: readonly FilterAtFault[]
  readonly filterSetsAtFault: readonly FilterSetAtFault[]
  /** Name and first digits of the version of the last model. */
  readonly model: string
  /** First digits of the current version, where that is missing or refuses to load and another ranked. */
  readonly insteadOf?: string
}

export interface PageSlice {
  readonly start: number
  readonly limit: number
  readonly facetFilters: readonly FacetFilter[]
}

export function servedPage(answer: Answer, { start, limit, facetFilters }: PageSlice, origin: PageOrigin, lexicon: Lexicon): ServedPage {
  const { list, question } = answer
  const shown = list.order.subarray(start, start + limit)
  const event = pageEvent(answer, shown, start, origin)
  const explain = explainer(answer)
  const { clauses, found, tags } = question.query
  const asked = found === undefined ? clauses : [...clauses, found]
  return {
    event,
    results: Array.from(shown, (row, item) => ({ position: start + item, ...documentOf(list, row), explanation: explain(row) })),
    counted: countedFacets(answer, facetFilters, lexicon),
    tags,
    gates: event.gates.map((gate) => ({ ...gate, label: clauses.find(({ name }) => name === gate.gate)!.label })),
    filtersAtFault: filtersAtFault(asked, answer.withoutClauses),
    filterSetsAtFault: filterSetsAtFault(asked, answer.withoutSets),
    model: modelName(list),
    ...(list.ranker.insteadOf === undefined ? {} : { insteadOf: list.ranker.insteadOf.slice(0, versionDigits) }),
  }
}

async function countedFacets({ whole }: Answer, filters: readonly FacetFilter[], lexicon: Lexicon): Promise<CountedFacets> {
  const { facets, missing } = await whole
  return { facets: facetsShown(facets, filters, lexicon), missingShards: missing }
}

export function explainer({ list, question, result }: Answer): (row: number) => Explanation {
  const { ranker, rows, scores } = list
  const { requirements: asked, lexicon, isForSeeker } = question.query
  const { contributions, parts, coordinates } = scoreExplainer(ranker.scorer, ranker.features, rows, termDescriber(lexicon))
  const requirements = isForSeeker ? seekerMatcher(asked, result.hits, lexicon) : requirementMatcher(asked, result.hits.evidence, lexicon)
  return (row) => {
    const explanation = {
      score: scores[row]!,
      parts: parts(row),
      contributions: contributions(row),
      requirements: requirements(row),
    }
    return coordinates === undefined ? explanation : { ...explanation, coordinates: coordinates(row) }
  }
}

export function modelName({ ranker }: RankedList): string {
  return `${ranker.name}@${ranker.version.slice(0, versionDigits)}`
}

function documentOf({ hits }: RankedList, row: number): { key: number; version: number } {
  return { key: hits.keys[row]!, version: hits.versions[row]! }
}

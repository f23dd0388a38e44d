/** Searching, recommending and ranking as doors ask for it and get it: pages of cards with their explanations, rankings, and past pages. */
import type { PageChannel, Rating } from '../domain/feedback.ts'
import type { JobId, MemberId, Offset, ProjectId, RequestId, Timestamp } from '../domain/ids.ts'
import type { Intent } from '../domain/member.ts'
import type { TermType } from '../domain/term.ts'
import type { Contribution } from '../serving/explanation/explain-score.ts'
import type { Facet } from '../serving/page/facets-shown.ts'
import type { FilterAtFault, FilterSetAtFault } from '../serving/page/filters-at-fault.ts'
import type { Explanation } from '../serving/page/served-page.ts'
import type { FacetFilter, Near, YearsRange } from '../serving/query/search-query.ts'
import type { ServedTag as Tag } from '../serving/query/served-tags.ts'
import type { Caller } from './caller.ts'

export interface SearchInput {
  readonly caller: Caller
  /** What the user typed: tagged by query understanding; boolean syntax (AND OR NOT, parentheses, quotes, -word) is honoured. */
  readonly text?: string
  /** Tags the user removed, by `Tag.id`: their words are left out. */
  readonly removedTags?: readonly string[]
  readonly facets?: readonly FacetFilter[]
  readonly years?: YearsRange
  readonly near?: Near
  /** Rank for this posting; its requirements join those of the text. */
  readonly job?: JobId
  readonly project?: ProjectId
  readonly start?: number
  /** 1–100; 25 by default. */
  readonly limit?: number
  /** Which facets to count; the usual ones by default. */
  readonly facetTypes?: readonly TermType[]
  /** Leave out whatever names the person. */
  readonly blind?: boolean
  /** Wait until this offset is visible. */
  readonly after?: Offset
}

/** What a search asks, and which of a facet's values: those whose label, name or alias is like what was typed, or the most frequent. */
export type FacetValuesInput = Omit<SearchInput, 'start' | 'limit' | 'facetTypes' | 'blind'> & {
  readonly facet: TermType
  readonly contains?: string
}

export interface MemberCard {
  readonly id: MemberId
  readonly name?: string
  readonly headline?: string
  readonly location?: string
  readonly currentTitle?: string
  readonly currentCompany?: string
  readonly years?: number
  readonly skills: readonly string[]
  readonly intent?: Intent
}

export interface JobCard {
  readonly id: JobId
  readonly title: string
  readonly company?: string
  readonly location?: string
  readonly workplace?: string
  readonly skills: readonly string[]
  readonly salary?: string
}

export interface Result<Card> {
  readonly position: number
  readonly card: Card
  readonly explanation: Explanation
  /** The project's last rating of this candidate, where there is one. */
  readonly rating?: Rating
}

export interface Page<Card> {
  readonly request: RequestId
  readonly channel: PageChannel
  readonly total: number
  readonly start: number
  readonly results: readonly Result<Card>[]
  readonly facets: readonly Facet[]
  readonly tags: readonly Tag[]
  readonly gates: readonly { readonly gate: string; readonly label: string; readonly rejected: number; readonly unknown: number }[]
  /** Of an empty page: filters without which it would fill. */
  readonly filtersAtFault: readonly FilterAtFault[]
  /** Where no single filter is at fault: the smallest sets of those that are together. */
  readonly filterSetsAtFault: readonly FilterSetAtFault[]
  readonly partial: boolean
  readonly missingShards: number
  readonly model: string
  /** First digits of the current version, where that is missing or refuses to load and `model` stands in for it. */
  readonly insteadOf?: string
  readonly offset: Offset
  readonly tookMs: number
}

export interface RankInput {
  readonly caller: Caller
  /** 1–300. Unknown ids are named in the answer, not ranked. */
  readonly members: readonly MemberId[]
  readonly text?: string
  readonly job?: JobId
  readonly project?: ProjectId
  /** Contributions by feature and requirements besides the parts; false by default. */
  readonly explain?: boolean
}

export interface RankedMember {
  readonly id: MemberId
  readonly score: number
  readonly parts: Explanation['parts']
  readonly explanation?: Explanation
}

export interface RankResult {
  readonly request: RequestId
  readonly results: readonly RankedMember[]
  /** Ids that name nobody whom the caller may see. */
  readonly unknown: readonly MemberId[]
  /** Ids of people who want no contact (intent `closed`): they are ranked for nobody. */
  readonly closed: readonly MemberId[]
  /** As on pages. False: given people are read from the store, all or none. */
  readonly partial: boolean
  readonly model: string
}

/** A past page re-scored from its own record. */
export interface PageExplanation {
  readonly request: RequestId
  readonly channel: PageChannel
  readonly at: Timestamp
  readonly query: string
  readonly models: readonly { readonly name: string; readonly version: string }[]
  readonly featureSet: string
  readonly taxonomy: string
  readonly total: number
  readonly partial: boolean
  /** True where every score came out bit for bit. */
  readonly reproduced: boolean
  readonly items: readonly {
    readonly position: number
    /** "erased" for a person who was erased. */
    readonly id: string
    readonly served: number | null
    readonly rescored: number | null
    readonly contributions: readonly Contribution[]
  }[]
}

/** Members of a project by their last rating there, newest first. */
export interface RatedList {
  readonly rated: readonly { readonly card: MemberCard; readonly at: Timestamp }[]
  /** So many more were rated whom the caller does not see any more: they left, hid, or stand before another audience. */
  readonly hidden: number
}

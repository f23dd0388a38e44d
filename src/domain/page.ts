/**
 * A page: everything needed to say later what was shown, why, and with which numbers (I4). Training reads these
 * vectors, so serving and training cannot disagree. Columns, not objects: item i owns row i of every column.
 */
import type { PageChannel } from './feedback.ts'
import type { ContractId, JobKey, Offset, ProjectId, RecruiterId, RequestId, Timestamp } from './ids.ts'
import type { Term } from './term.ts'

/** Key in the place of an item whose person was erased; its vector is blanked with NaN and its terms are gone. */
export const erasedKey = 0xffffffff

export interface PageItems {
  /** MemberKey or JobKey by the page's subject, in the order shown. */
  readonly keys: Uint32Array
  /** Offset of the upsert whose profile was ranked; Float64 because offsets may pass 2^32. */
  readonly versions: Float64Array
  readonly scores: Float64Array
  /** Row-major, items × features of the set; float32 is what the model saw. */
  readonly vectors: Float32Array
  /** Terms of item i: terms[termOffsets[i] .. termOffsets[i + 1]]. */
  readonly termOffsets: Uint32Array
  readonly terms: Uint32Array
}

/** A hard requirement beside the score and how many documents it turned away (−1: not counted). */
export interface GateDecision {
  readonly gate: string
  readonly rejected: number
  readonly unknown: number
}

export interface PageShown {
  readonly type: 'page-shown'
  readonly at: Timestamp
  readonly request: RequestId
  readonly channel: PageChannel
  readonly subject: 'members' | 'jobs'
  readonly contract?: ContractId
  readonly recruiter?: RecruiterId
  readonly project?: ProjectId
  readonly job?: JobKey
  /** The seeker, on pages of jobs. */
  readonly seeker?: number
  /** The query tree as JSON, as the caller stated it. */
  readonly query: string
  readonly queryTerms: readonly Term[]
  /** Position of item 0 on the whole list, 0-based. */
  readonly start: number
  readonly total: number
  /** Shards that did not answer in time; above 0 the page is partial. */
  readonly missingShards: number
  readonly gates: readonly GateDecision[]
  /** Name and content hash of each model that took part, last layer last. */
  readonly models: readonly { readonly name: string; readonly version: string }[]
  readonly featureSet: string
  readonly taxonomy: string
  /** Log offset that the index had reached. */
  readonly indexOffset: Offset
  readonly items: PageItems
  /** In the random bucket: so many of the best results were put in random order, each place with propensity 1 / this. Absent: shown as ranked. */
  readonly shuffled?: number
}

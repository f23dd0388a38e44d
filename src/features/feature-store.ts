/**
 * Numbers about candidates that no document holds, because they follow from events and not from profiles (port). Read by
 * the federator for the shortlist of one request; columns, aligned with the keys asked for.
 */
import type { ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'

/** NaN where nothing is known of the candidate. */
export interface StoredColumns {
  /** InMails received in the last 30 days, from anybody. */
  readonly recentInMails: Float32Array
  /** InMails answered so far, and those of them that were accepted. */
  readonly answeredInMails: Float32Array
  readonly acceptedInMails: Float32Array
  /** 1 where the project's last rating is a save or a message, −1 where it is a skip or an archive, 0 where it is another or none. */
  readonly projectRating: Float32Array
  readonly searcher: SearcherHistory
}

/** InMails that the asking recruiter sent so far, and those that were answered and accepted; NaN where nobody is known to ask. */
export interface SearcherHistory {
  readonly sent: number
  readonly answered: number
  readonly accepted: number
}

/** For whom the numbers are read. */
export interface AskedFor {
  readonly project?: ProjectId | undefined
  readonly recruiter?: RecruiterId | undefined
}

export const unknownSearcher: SearcherHistory = { sent: NaN, answered: NaN, accepted: NaN }

export interface FeatureStore {
  readMany(keys: Uint32Array, asked: AskedFor, at: Timestamp): StoredColumns
}

export const nothingStored: FeatureStore = {
  readMany({ length }) {
    const unknown = new Float32Array(length).fill(NaN)
    return { recentInMails: unknown, answeredInMails: unknown, acceptedInMails: unknown, projectRating: unknown, searcher: unknownSearcher }
  },
}

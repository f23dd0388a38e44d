/**
 * Numbers about candidates that no document holds, because they follow from events and not from profiles (port). Read by
 * the federator for the shortlist of one request; columns, aligned with the keys asked for.
 */
import type { ProjectId, Timestamp } from '../domain/ids.ts'

/** NaN where nothing is known of the candidate. */
export interface StoredColumns {
  /** InMails received in the last 30 days, from anybody. */
  readonly recentInMails: Float32Array
  /** InMails answered so far, and those of them that were accepted. */
  readonly answeredInMails: Float32Array
  readonly acceptedInMails: Float32Array
  /** 1 where the project's last rating is a save or a message, −1 where it is a skip or an archive, 0 where it is another or none. */
  readonly projectRating: Float32Array
}

export interface FeatureStore {
  readMany(keys: Uint32Array, project: ProjectId | undefined, at: Timestamp): StoredColumns
}

export const nothingStored: FeatureStore = {
  readMany({ length }) {
    const unknown = new Float32Array(length).fill(NaN)
    return { recentInMails: unknown, answeredInMails: unknown, acceptedInMails: unknown, projectRating: unknown }
  },
}

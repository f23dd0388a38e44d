/** Applications of the log as rows: what was known when they were made, as it was logged, and labels from what followed. Rows stand in the order of the log. */
import type { Offset, Timestamp } from '../../domain/ids.ts'
import type { EventLog } from '../../events/event-log.ts'
import type { Examples, IdColumn } from '../../models/examples.ts'
import { pickIds } from '../../models/pick-ids.ts'

export interface ApplicationSource {
  readonly log: Pick<EventLog, 'read' | 'end'>
  /** Names of a feature set by its hash; undefined for one that is not kept. */
  featureNames(featureSet: string): Promise<readonly string[] | undefined>
}

export interface ApplicationRows {
  readonly features: readonly string[]
  /** Row-major. */
  readonly values: Float32Array
  /** 0 or 1. */
  readonly labels: Float64Array
  readonly members: Uint32Array
  readonly jobs: Uint32Array
  readonly appliedAt: Float64Array
  readonly knownAt: Float64Array
  /** 1 for applications to jobs that no model trains on. */
  readonly heldOut: Uint8Array
  readonly memberTerms: IdColumn
  readonly jobTerms: IdColumn
}

export interface ReadApplications {
  readonly rows: ApplicationRows
  /** By feature: share of the rows logged with it. */
  readonly coverage: Float64Array
  /** Applications whose label is known, but of which nothing was logged, or no more is. */
  readonly withoutInputs: number
  /** Offset up to which the log was read, and the time of its newest event. */
  readonly end: Offset
  readonly now: Timestamp
}

/** For learners that see the pair's numbers alone. */
export function pairExamples({ features, values, labels }: ApplicationRows): Examples {
  return { features, matrix: { kind: 'dense', values, width: features.length }, labels }
}

/** Rows in the order of `chosen`. */
export function pickRows(rows: ApplicationRows, chosen: Uint32Array): ApplicationRows {
  const width = rows.features.length
  const values = new Float32Array(chosen.length * width)
  chosen.forEach((row, i) => {
    values.set(rows.values.subarray(row * width, (row + 1) * width), i * width)
  })
  return {
    features: rows.features,
    values,
    labels: Float64Array.from(chosen, (row) => rows.labels[row]!),
    members: chosen.map((row) => rows.members[row]!),
    jobs: chosen.map((row) => rows.jobs[row]!),
    appliedAt: Float64Array.from(chosen, (row) => rows.appliedAt[row]!),
    knownAt: Float64Array.from(chosen, (row) => rows.knownAt[row]!),
    heldOut: Uint8Array.from(chosen, (row) => rows.heldOut[row]!),
    memberTerms: pickIds(rows.memberTerms, chosen),
    jobTerms: pickIds(rows.jobTerms, chosen),
  }
}

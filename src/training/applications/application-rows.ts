/**
 * Applications of the log as rows: what was known when they were made, as it was logged, and labels from what followed. Read in two
 * passes, so that only those that are kept lie in memory, in columns. Rows stand in the order of the log.
 */
import type { Event, Stored } from '../../domain/event.ts'
import type { JobKey, Offset, Timestamp } from '../../domain/ids.ts'
import type { EventLog } from '../../events/event-log.ts'
import { jobTermColumn, memberTermColumn, termColumn } from '../../features/applicants/term-columns.ts'
import { hash32 } from '../../math/hash32.ts'
import type { Examples, IdColumn } from '../../models/examples.ts'
import { pickIds } from '../../models/pick-ids.ts'
import type { ReadProgress } from '../training-pages.ts'
import { ApplicationOutcomes, type LabelledApplication } from './application-outcomes.ts'

export interface ApplicationSource {
  readonly log: Pick<EventLog, 'read' | 'end'>
  /** Names of a feature set by its hash; undefined for one that is not kept. */
  featureNames(featureSet: string): Promise<readonly string[] | undefined>
}

export interface ApplicationsWanted {
  /** Names of the columns; an application logged without one of them has NaN there. */
  readonly columns: readonly string[]
  /** The newest so many are kept. */
  readonly mostApplications: number
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

/** Which jobs no model of applicants ever trains on (I7): drawn by a hash of the job, so the same for every version. */
export function isHeldOutJob(job: JobKey): boolean {
  return hash32(job, holdOutSalt) < holdOutShare * 2 ** 32
}

const holdOutShare = 0.1
const holdOutSalt = 0x40b

export async function readApplicationRows(
  source: ApplicationSource,
  wanted: ApplicationsWanted,
  progress: ReadProgress,
): Promise<ReadApplications> {
  const end = source.log.end()
  const outcomes = new ApplicationOutcomes()
  let now = 0 as Timestamp
  for await (const stored of source.log.read(0 as Offset, end)) {
    outcomes.note(stored)
    now = Math.max(now, stored.event.at) as Timestamp
    if (stored.offset % 1000 === 0) progress(stored.offset / 2, end)
  }
  const kept = outcomes.labelled(now).slice(-wanted.mostApplications)
  const columns = new RowColumns(wanted.columns)
  const byOffset = new Map(kept.map((application) => [application.offset, application]))
  const from = kept[0] === undefined ? end : ((kept[0].offset - 1) as Offset)
  for await (const stored of source.log.read(from, end)) {
    const application = byOffset.get(stored.offset)
    if (application !== undefined) await columns.add(stored, application, source)
    if (stored.offset % 1000 === 0) progress((end + stored.offset) / 2, end)
  }
  progress(end, end)
  return { ...columns.finish(), end, now }
}

/** For learners that see the pair's numbers alone. */
export function pairExamples({ features, values, labels }: ApplicationRows): Examples {
  return { features, matrix: { kind: 'dense', values, width: features.length }, labels }
}

/** Columns under construction. */
class RowColumns {
  readonly #features: readonly string[]
  readonly #vectors: Float32Array[] = []
  readonly #applications: LabelledApplication[] = []
  readonly #memberTerms: Uint32Array[] = []
  readonly #jobTerms: Uint32Array[] = []
  readonly #known: Float64Array
  #withoutInputs = 0

  constructor(features: readonly string[]) {
    this.#features = features
    this.#known = new Float64Array(features.length)
  }

  async add({ event }: Stored<Event>, application: LabelledApplication, { featureNames }: ApplicationSource): Promise<void> {
    const inputs = event.type === 'applied' ? event.inputs : undefined
    const names = inputs && (await featureNames(inputs.featureSet))
    if (inputs === undefined || names === undefined) {
      this.#withoutInputs++
      return
    }
    const places = new Map(names.map((name, place) => [name, place]))
    this.#vectors.push(
      Float32Array.from(this.#features, (name, feature) => {
        const place = places.get(name)
        if (place !== undefined) this.#known[feature]!++
        return place === undefined ? NaN : inputs.vector[place]!
      }),
    )
    this.#applications.push(application)
    this.#memberTerms.push(inputs.memberTerms)
    this.#jobTerms.push(inputs.jobTerms)
  }

  finish(): Pick<ReadApplications, 'rows' | 'coverage' | 'withoutInputs'> {
    const all = this.#applications
    const values = new Float32Array(all.length * this.#features.length)
    this.#vectors.forEach((vector, row) => {
      values.set(vector, row * this.#features.length)
    })
    const rows: ApplicationRows = {
      features: this.#features,
      values,
      labels: Float64Array.from(all, ({ isPositive }) => Number(isPositive)),
      members: Uint32Array.from(all, ({ member }) => member),
      jobs: Uint32Array.from(all, ({ job }) => job),
      appliedAt: Float64Array.from(all, ({ appliedAt }) => appliedAt),
      knownAt: Float64Array.from(all, ({ knownAt }) => knownAt),
      heldOut: Uint8Array.from(all, ({ job }) => Number(isHeldOutJob(job))),
      memberTerms: termColumn(memberTermColumn, this.#memberTerms),
      jobTerms: termColumn(jobTermColumn, this.#jobTerms),
    }
    return { rows, coverage: this.#known.map((count) => (all.length === 0 ? 0 : count / all.length)), withoutInputs: this.#withoutInputs }
  }
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

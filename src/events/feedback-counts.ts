/**
 * How often each profile term was seen under each (channel, rating), per hiring project: the state from which hiring
 * preferences are learned. Counters only, so an update costs the terms of one candidate and an undo takes it back exactly.
 * The terms stand in the event, as they were when the candidate was shown: a later profile edit changes nothing here.
 * A projection.
 */
import type { Event, Stored } from '../domain/event.ts'
import { type Channel, channels, type Rating, ratings } from '../domain/feedback.ts'
import type { Feedback } from '../domain/hiring-events.ts'
import type { ProjectId } from '../domain/ids.ts'
import { mergeCounts, type TermCounts, unpackCounts } from './packed-counts.ts'
import type { Projection } from './projection.ts'
import type { Reader, Transaction } from './records.ts'

const table = 'feedback-counts'

export const feedbackCounts: Projection = {
  name: 'feedback-counts',
  version: 1,
  tables: [table],
  /** Steps are summed first, so that a row is written once a batch however many ratings fall into it. */
  apply(events, transaction) {
    for (const ratings of byCell(events).values()) addTo(ratings, transaction)
  },
}

export interface FeedbackCell extends TermCounts {
  readonly channel: Channel
  readonly rating: Rating
}

/** `total` is the number of ratings; `counts[i]` of them had `terms[i]`. Empty where nothing was rated. */
export function feedbackCell(reader: Reader, project: ProjectId, channel: Channel, rating: Rating): TermCounts {
  return unpackCounts(reader.bytes(table, [project, channel, rating]))
}

/** Every cell of the project that has counts. */
export function feedbackCells(reader: Reader, project: ProjectId): readonly FeedbackCell[] {
  return channels.flatMap((channel) =>
    ratings.flatMap((rating) => {
      const bytes = reader.bytes(table, [project, channel, rating])
      return bytes === undefined ? [] : [{ channel, rating, ...unpackCounts(bytes) }]
    }),
  )
}

function byCell(events: readonly Stored<Event>[]): ReadonlyMap<string, readonly Feedback[]> {
  const cells = new Map<string, Feedback[]>()
  for (const { event } of events) {
    if (event.type !== 'feedback') continue
    const name = `${event.channel} ${event.rating} ${event.project}`
    const ratings = cells.get(name)
    if (ratings === undefined) cells.set(name, [event])
    else ratings.push(event)
  }
  return cells
}

function addTo(ratings: readonly Feedback[], transaction: Transaction): void {
  const { project, channel, rating } = ratings[0]!
  const key = [project, channel, rating]
  const total = ratings.reduce((sum, { undone }) => sum + (undone ? -1 : 1), 0)
  const [terms, steps] = sumSteps(ratings)
  const merged = mergeCounts(transaction.bytes(table, key), total, terms, steps)
  if (merged === undefined) transaction.remove(table, key)
  else transaction.put(table, key, merged)
}

/** Room for the terms of one cell's ratings, each doubled and with 1 added where the rating is taken back; then for the sums. */
let gathered = new Float64Array(1_024)
let sumTerms = new Uint32Array(1_024)
let sums = new Int32Array(1_024)

/** Ascending terms with their steps, valid until the next call. Plain loops: this runs for every term of every rating. */
function sumSteps(ratings: readonly Feedback[]): [terms: Uint32Array, steps: Int32Array] {
  const found = gather(ratings).sort()
  let size = 0
  for (let i = 0; i < found.length; i++) {
    const term = Math.floor(found[i]! / 2)
    if (size === 0 || sumTerms[size - 1] !== term) {
      sumTerms[size] = term
      sums[size++] = 0
    }
    sums[size - 1]! += found[i]! % 2 === 0 ? 1 : -1
  }
  return [sumTerms.subarray(0, size), sums.subarray(0, size)]
}

function gather(ratings: readonly Feedback[]): Float64Array {
  reserve(ratings.reduce((sum, { terms }) => sum + terms.length, 0))
  let end = 0
  for (const { terms, undone } of ratings) {
    for (let i = 0; i < terms.length; i++) gathered[end++] = terms[i]! * 2 + (undone ? 1 : 0)
  }
  return gathered.subarray(0, end)
}

function reserve(size: number): void {
  if (size <= gathered.length) return
  gathered = new Float64Array(2 * size)
  sumTerms = new Uint32Array(2 * size)
  sums = new Int32Array(2 * size)
}

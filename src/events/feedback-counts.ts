/**
 * How often each profile term was seen under each (channel, rating), per hiring project: the state from which hiring
 * preferences are learned. Counters only, so an update costs the terms of one candidate and an undo takes it back exactly.
 * The terms stand in the event, as they were when the candidate was rated: a later profile edit changes nothing here. An undo has the
 * terms of the rating that it takes back, none where there is none; where nothing is stated there is nothing to learn from.
 * A projection.
 */
import type { Event, Stored } from '../domain/event.ts'
import { type Channel, channels, type Rating, ratings } from '../domain/feedback.ts'
import type { Feedback } from '../domain/hiring-events.ts'
import type { ProjectId } from '../domain/ids.ts'
import { mergeCounts, type TermCounts, unpackCounts } from './packed-counts.ts'
import type { Projection } from './projection.ts'
import type { Reader, RecordKey, Transaction } from './records.ts'
import { WaitingRatings } from './waiting-ratings.ts'

const table = 'feedback-counts'
const waitingTable = 'feedback-counts-waiting'

export const feedbackCounts: Projection = {
  name: 'feedback-counts',
  version: 2,
  tables: [table, waitingTable],
  apply(events, transaction) {
    for (const ratings of byCell(events).values()) addTo(ratings, transaction)
  },
}

export interface FeedbackCell extends TermCounts {
  readonly channel: Channel
  readonly rating: Rating
}

/** `total` is the number of ratings of people with terms; `counts[i]` of them had `terms[i]`. Empty where nothing was rated. */
export function feedbackCell(reader: Reader, project: ProjectId, channel: Channel, rating: Rating): TermCounts {
  return cellAt(reader, [project, channel, rating])
}

/** Every cell of the project that has counts. */
export function feedbackCells(reader: Reader, project: ProjectId): readonly FeedbackCell[] {
  return channels.flatMap((channel) =>
    ratings.flatMap((rating) => {
      const cell = cellAt(reader, [project, channel, rating])
      return cell.total === 0 && cell.terms.length === 0 ? [] : [{ channel, rating, ...cell }]
    }),
  )
}

function byCell(events: readonly Stored<Event>[]): ReadonlyMap<string, readonly Feedback[]> {
  const cells = new Map<string, Feedback[]>()
  for (const { event } of events) {
    if (event.type !== 'feedback' || event.terms.length === 0) continue
    const name = `${event.channel} ${event.rating} ${event.project}`
    const ratings = cells.get(name)
    if (ratings === undefined) cells.set(name, [event])
    else ratings.push(event)
  }
  return cells
}

function cellAt(reader: Reader, key: RecordKey): TermCounts {
  const waiting = waitingAt(reader, key)
  return unpackCounts(mergeCounts(reader.bytes(table, key), waiting.count, ...waiting.sums()))
}

function waitingAt(reader: Reader, key: RecordKey): WaitingRatings {
  return new WaitingRatings(reader.bytes(waitingTable, key), () => reader.bytes(table, key)?.length ?? 0)
}

/** When ratings are counted depends on the ratings alone, not on how they are cut into batches. */
function addTo(ratings: readonly Feedback[], transaction: Transaction): void {
  const { project, channel, rating } = ratings[0]!
  const key = [project, channel, rating]
  const waiting = waitingAt(transaction, key)
  for (const { terms, undone } of ratings) {
    if (!undone) waiting.add(terms)
    if (undone || waiting.isFull) waiting.clear(count(key, waiting.count, waiting.sums(), transaction))
    if (undone) waiting.clear(count(key, -1, stepsBack(terms), transaction))
  }
  store(waitingTable, key, waiting.row(), transaction)
}

/** The length of the counts after it, in bytes. */
function count(key: RecordKey, total: number, [terms, steps]: [Uint32Array, Int32Array], transaction: Transaction): number {
  const merged = mergeCounts(transaction.bytes(table, key), total, terms, steps)
  store(table, key, merged, transaction)
  return merged?.length ?? 0
}

function stepsBack(terms: readonly number[]): [terms: Uint32Array, steps: Int32Array] {
  return [Uint32Array.from(terms).sort(), new Int32Array(terms.length).fill(-1)]
}

function store(name: string, key: RecordKey, bytes: Uint8Array | undefined, transaction: Transaction): void {
  if (bytes === undefined) transaction.remove(name, key)
  else transaction.put(name, key, bytes)
}

/**
 * How often each profile term was seen under each (channel, rating), per hiring project: the state from which hiring
 * preferences are learned. Counters only, so an update costs the terms of one candidate and an undo takes it back exactly.
 * The terms stand in the event, as they were when the candidate was shown: a later profile edit changes nothing here.
 * A projection.
 */
import type { Event, Feedback, Stored } from '../domain/event.ts'
import { type Channel, channels, type Rating, ratings } from '../domain/feedback.ts'
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
    for (const cell of sumSteps(events).values()) addTo(cell, transaction)
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

interface CellSteps {
  readonly event: Feedback
  total: number
  readonly steps: Map<number, number>
}

function sumSteps(events: readonly Stored<Event>[]): ReadonlyMap<string, CellSteps> {
  const cells = new Map<string, CellSteps>()
  for (const { event } of events) {
    if (event.type !== 'feedback') continue
    const cell = cellOf(cells, event)
    const step = event.undone ? -1 : 1
    cell.total += step
    for (const term of event.terms) cell.steps.set(term, (cell.steps.get(term) ?? 0) + step)
  }
  return cells
}

function cellOf(cells: Map<string, CellSteps>, event: Feedback): CellSteps {
  const name = `${event.channel} ${event.rating} ${event.project}`
  const found = cells.get(name)
  if (found !== undefined) return found
  const cell = { event, total: 0, steps: new Map<number, number>() }
  cells.set(name, cell)
  return cell
}

function addTo({ event, total, steps }: CellSteps, transaction: Transaction): void {
  const key = [event.project, event.channel, event.rating]
  const [terms, counts] = columnsOf(steps)
  const merged = mergeCounts(transaction.bytes(table, key), total, terms, counts)
  if (merged === undefined) transaction.remove(table, key)
  else transaction.put(table, key, merged)
}

/** Ascending terms with their steps. Plain loops: this runs for every term of every rating. */
function columnsOf(steps: ReadonlyMap<number, number>): [terms: Uint32Array, counts: Int32Array] {
  const [terms, counts] = [new Uint32Array(steps.size), new Int32Array(steps.size)]
  let i = 0
  for (const term of steps.keys()) terms[i++] = term
  terms.sort()
  for (i = 0; i < terms.length; i++) counts[i] = steps.get(terms[i]!)!
  return [terms, counts]
}

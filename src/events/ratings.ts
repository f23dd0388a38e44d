/**
 * How each hiring project rated its candidates: per (project, member) every rating that stands, the newest last, and per
 * project how many of each. An undo takes the newest equal rating of the channel back; without one it changes nothing.
 * Rows of an erased member stay: like the log they speak of a key, which means nobody any more. A projection.
 */
import type { Channel, Rating } from '../domain/feedback.ts'
import type { Feedback } from '../domain/hiring-events.ts'
import type { MemberKey, ProjectId, Timestamp } from '../domain/ids.ts'
import type { Term } from '../domain/term.ts'
import { countPlaces, type Mark, markAt, markStarts, marksLike, placeOfCount, termsAt, withMark, withoutMark } from './packed-marks.ts'
import type { Projection } from './projection.ts'
import { prefixEnd } from './record-key.ts'
import type { Reader, RecordKey, Transaction } from './records.ts'

/** Marks kept of one member in one project; the oldest are dropped. */
const maxMarks = 256

export const ratings: Projection = {
  name: 'ratings',
  version: 2,
  tables: ['ratings', 'rating-counts'],
  /** Counts are summed first, so that their row is written once a batch. */
  apply(events, transaction) {
    const steps = new Map<ProjectId, Int32Array>()
    for (const { event } of events) {
      if (event.type === 'feedback' && mark(event, transaction)) addStep(steps, event)
    }
    for (const [project, counts] of steps) count(project, counts, transaction)
  },
}

/** The ratings that stand, oldest first. */
export function marksOf(reader: Reader, project: ProjectId, member: MemberKey): readonly Mark[] {
  const bytes = reader.bytes('ratings', [project, member])
  return bytes === undefined ? [] : markStarts(bytes).map((start) => markAt(bytes, start))
}

/** Terms that the member had under each rating of the kind that stands, oldest first: an undo takes the last back. */
export function termsRated(
  reader: Reader,
  { project, member, channel, rating }: Pick<Feedback, 'project' | 'member' | 'channel' | 'rating'>,
): (readonly Term[])[] {
  const bytes = reader.bytes('ratings', [project, member])
  return bytes === undefined ? [] : marksLike(bytes, rating, channel).map((start) => termsAt(bytes, start))
}

export function lastMark(reader: Reader, project: ProjectId, member: MemberKey): Mark | undefined {
  return marksOf(reader, project, member).at(-1)
}

/** Members whose last rating in the project is this one, newest first; equal times by key. */
export function membersRated(
  reader: Reader,
  project: ProjectId,
  rating: Rating,
): readonly { readonly member: MemberKey; readonly at: Timestamp }[] {
  const found: { member: MemberKey; at: Timestamp }[] = []
  for (const { member, last } of lastMarks(reader, project)) if (last.rating === rating) found.push({ member, at: last.at })
  return found.sort((a, b) => b.at - a.at || a.member - b.member)
}

/** Every rated member of the project, by key. */
export function* lastMarks(reader: Reader, project: ProjectId): Iterable<{ readonly member: MemberKey; readonly last: Mark }> {
  for (const { key, value } of reader.range<Uint8Array>('ratings', { from: [project], to: prefixEnd([project]) })) {
    yield { member: (key as readonly [string, MemberKey])[1], last: markAt(value, markStarts(value).at(-1)!) }
  }
}

/** How many ratings of this kind stand in the project, of all members. */
export function ratingCount(reader: Reader, project: ProjectId, channel: Channel, rating: Rating): number {
  const bytes = reader.bytes('rating-counts', project)
  return bytes === undefined ? 0 : viewOf(bytes).getInt32(4 * placeOfCount(channel, rating), true)
}

/** Whether anything changed. */
function mark({ project, member, channel, rating, at, undone, terms }: Feedback, transaction: Transaction): boolean {
  const key = [project, member]
  const marks = transaction.bytes('ratings', key)
  if (!undone) transaction.put('ratings', key, withMark(marks, { rating, channel, at, terms }, maxMarks))
  else if (marks === undefined || !takeBack(key, marks, rating, channel, transaction)) return false
  return true
}

function takeBack(key: RecordKey, marks: Uint8Array, rating: Rating, channel: Channel, transaction: Transaction): boolean {
  const start = marksLike(marks, rating, channel).at(-1)
  if (start === undefined) return false
  const left = withoutMark(marks, start)
  if (left.length === 0) transaction.remove('ratings', key)
  else transaction.put('ratings', key, left)
  return true
}

function addStep(steps: Map<ProjectId, Int32Array>, { project, channel, rating, undone }: Feedback): void {
  let counts = steps.get(project)
  if (counts === undefined) {
    counts = new Int32Array(countPlaces)
    steps.set(project, counts)
  }
  counts[placeOfCount(channel, rating)]! += undone ? -1 : 1
}

function count(project: ProjectId, steps: Int32Array, transaction: Transaction): void {
  const before = transaction.bytes('rating-counts', project)
  const after = before === undefined ? new Uint8Array(4 * countPlaces) : before.slice()
  const view = viewOf(after)
  for (let at = 0; at < after.length; at += 4) view.setInt32(at, view.getInt32(at, true) + steps[at / 4]!, true)
  transaction.put('rating-counts', project, after)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

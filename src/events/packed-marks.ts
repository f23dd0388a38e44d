/**
 * Ratings of one member, oldest first: of each the places of rating and channel, the time, how many terms the member had then, and the
 * terms, so that an undo takes back what was rated. The places are the stored format: append only.
 */
import type { Channel, Rating } from '../domain/feedback.ts'
import type { Timestamp } from '../domain/ids.ts'
import type { Term } from '../domain/term.ts'

export interface Mark {
  readonly rating: Rating
  readonly channel: Channel
  readonly at: Timestamp
}

export interface MarkWithTerms extends Mark {
  readonly terms: readonly Term[]
}

const storedRatings: readonly Rating[] = ['message', 'save', 'view', 'skip', 'archive']
const storedChannels: readonly Channel[] = ['recruiter-search', 'recommended-matches', 'job-applicants']
const headSize = 12
const termSize = 4
/** More are not kept. */
const mostTerms = 0xffff

/** One count for each (channel, rating). */
export const countPlaces = storedRatings.length * storedChannels.length

export function placeOfCount(channel: Channel, rating: Rating): number {
  return placeOf(storedChannels, channel) * storedRatings.length + placeOf(storedRatings, rating)
}

/** Where each mark begins. */
export function markStarts(bytes: Uint8Array): readonly number[] {
  const view = viewOf(bytes)
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at += headSize + termSize * view.getUint16(at + 10, true)) starts.push(at)
  return starts
}

export function markAt(bytes: Uint8Array, start: number): Mark {
  const [rating, channel] = [storedRatings[bytes[start]!], storedChannels[bytes[start + 1]!]]
  if (rating === undefined || channel === undefined) throw new RangeError(`no rating ${bytes[start]} or channel ${bytes[start + 1]}`)
  return { rating, channel, at: viewOf(bytes).getFloat64(start + 2, true) as Timestamp }
}

export function termsAt(bytes: Uint8Array, start: number): readonly Term[] {
  const view = viewOf(bytes)
  return Array.from({ length: view.getUint16(start + 10, true) }, (_, i) => view.getUint32(start + headSize + termSize * i, true))
}

/** With one more at the end; of more than `limit` the oldest is dropped. */
export function withMark(bytes: Uint8Array | undefined, { rating, channel, at, terms }: MarkWithTerms, limit: number): Uint8Array {
  const kept = bytes === undefined ? new Uint8Array(0) : withoutOldest(bytes, limit - 1)
  const count = Math.min(terms.length, mostTerms)
  const next = new Uint8Array(kept.length + headSize + termSize * count)
  const view = viewOf(next)
  next.set(kept)
  next[kept.length] = placeOf(storedRatings, rating)
  next[kept.length + 1] = placeOf(storedChannels, channel)
  view.setFloat64(kept.length + 2, at, true)
  view.setUint16(kept.length + 10, count, true)
  for (let i = 0; i < count; i++) view.setUint32(kept.length + headSize + termSize * i, terms[i]!, true)
  return next
}

/** Where each of this rating and channel begins. */
export function marksLike(bytes: Uint8Array, rating: Rating, channel: Channel): readonly number[] {
  const [wantedRating, wantedChannel] = [placeOf(storedRatings, rating), placeOf(storedChannels, channel)]
  return markStarts(bytes).filter((start) => bytes[start] === wantedRating && bytes[start + 1] === wantedChannel)
}

/** Without the mark that begins there. */
export function withoutMark(bytes: Uint8Array, start: number): Uint8Array {
  const end = start + headSize + termSize * viewOf(bytes).getUint16(start + 10, true)
  const next = new Uint8Array(bytes.length - (end - start))
  next.set(bytes.subarray(0, start))
  next.set(bytes.subarray(end), start)
  return next
}

function withoutOldest(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length <= limit * headSize) return bytes
  const starts = markStarts(bytes)
  return starts.length <= limit ? bytes : bytes.subarray(starts[starts.length - limit])
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function placeOf<T>(stored: readonly T[], value: T): number {
  const place = stored.indexOf(value)
  if (place < 0) throw new RangeError(`'${value}' has no place in the stored format`)
  return place
}

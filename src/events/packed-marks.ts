/**
 * Ratings of one member in ten bytes each: places of rating and channel, then the time. The places are the stored format:
 * append only.
 */
import type { Channel, Rating } from '../domain/feedback.ts'
import type { Timestamp } from '../domain/ids.ts'

export interface Mark {
  readonly rating: Rating
  readonly channel: Channel
  readonly at: Timestamp
}

const storedRatings: readonly Rating[] = ['message', 'save', 'view', 'skip', 'archive']
const storedChannels: readonly Channel[] = ['recruiter-search', 'recommended-matches', 'job-applicants']
const markSize = 10

/** One count for each (channel, rating). */
export const countPlaces = storedRatings.length * storedChannels.length

export function placeOfCount(channel: Channel, rating: Rating): number {
  return placeOf(storedChannels, channel) * storedRatings.length + placeOf(storedRatings, rating)
}

export function markCount(bytes: Uint8Array): number {
  return bytes.length / markSize
}

export function markAt(bytes: Uint8Array, i: number): Mark {
  const at = i * markSize
  const [rating, channel] = [storedRatings[bytes[at]!], storedChannels[bytes[at + 1]!]]
  if (rating === undefined || channel === undefined) throw new RangeError(`no rating ${bytes[at]} or channel ${bytes[at + 1]}`)
  return { rating, channel, at: new DataView(bytes.buffer, bytes.byteOffset + at).getFloat64(2, true) as Timestamp }
}

/** With one more at the end; of more than `limit` the oldest is dropped. */
export function withMark(bytes: Uint8Array | undefined, mark: Mark, limit: number): Uint8Array {
  const kept = bytes === undefined ? new Uint8Array(0) : bytes.subarray(Math.max(0, bytes.length - (limit - 1) * markSize))
  const next = new Uint8Array(kept.length + markSize)
  next.set(kept)
  next[kept.length] = placeOf(storedRatings, mark.rating)
  next[kept.length + 1] = placeOf(storedChannels, mark.channel)
  new DataView(next.buffer, kept.length).setFloat64(2, mark.at, true)
  return next
}

/** Without the newest of this rating and channel; undefined where there is none. */
export function withoutMark(bytes: Uint8Array, rating: Rating, channel: Channel): Uint8Array | undefined {
  const [wantedRating, wantedChannel] = [placeOf(storedRatings, rating), placeOf(storedChannels, channel)]
  for (let at = bytes.length - markSize; at >= 0; at -= markSize) {
    if (bytes[at] !== wantedRating || bytes[at + 1] !== wantedChannel) continue
    const next = new Uint8Array(bytes.length - markSize)
    next.set(bytes.subarray(0, at))
    next.set(bytes.subarray(at + markSize), at)
    return next
  }
  return undefined
}

function placeOf<T>(stored: readonly T[], value: T): number {
  const place = stored.indexOf(value)
  if (place < 0) throw new RangeError(`'${value}' has no place in the stored format`)
  return place
}

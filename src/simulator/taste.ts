/**
 * A hirer's liking of the visible traits of people: a vector drawn once, plus a drift that moves between anchors of thirty
 * days, so that yesterday's model ages. A pure function of who and the day.
 */
import { RandomStream } from '../math/random-stream.ts'
import { traitNames } from './member-truth.ts'

const anchorDays = 30

export interface TasteWidth {
  /** Standard deviation of the lasting part and of the drifting part. */
  readonly lasting: number
  readonly drifting: number
}

export function tasteOn(seed: number, kind: number, index: number, day: number, width: TasteWidth): Float64Array {
  const epoch = Math.floor(day / anchorDays)
  const share = day / anchorDays - epoch
  const lasting = new RandomStream(seed, kind, index, 0xffff)
  const [from, to] = [new RandomStream(seed, kind, index, epoch), new RandomStream(seed, kind, index, epoch + 1)]
  return Float64Array.from(
    traitNames,
    () => width.lasting * lasting.normal() + width.drifting * ((1 - share) * from.normal() + share * to.normal()),
  )
}

export function liking(taste: Float64Array, traits: Float64Array): number {
  let sum = 0
  for (let t = 0; t < taste.length; t++) sum += taste[t]! * traits[t]!
  return sum
}

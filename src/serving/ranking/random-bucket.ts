/**
 * The random bucket: for a small share of what hirers ask, the best results are shown in random order, so that there are answers
 * that no position and no model has biased (CIKM 2018 trains on such a bucket alone). One question of a day is in it or not,
 * on all its pages, and its order is the same on each.
 */
import { hash32 } from '../../math/hash32.ts'

/** Results that change places: any of them stands at a place with the same propensity, 1 / their number. */
export const shuffledResults = 100

/** Seed of the order; undefined for the questions that are answered as ranked. `question` is a hash of who asks what on which day. */
export function bucketSeed(question: number, share: number): number | undefined {
  return hash32(question, 0xb0c7) < share * 2 ** 32 ? question : undefined
}

/** `order` with its first rows in an order drawn from the seed; rows are drawn by their keys. */
export function shuffled(order: Uint32Array, keys: Uint32Array, seed: number): Uint32Array {
  const top = order.slice(0, shuffledResults)
  const drawn = (row: number) => hash32(seed, keys[row])
  top.sort((a, b) => drawn(a) - drawn(b) || keys[a]! - keys[b]!)
  const changed = order.slice()
  changed.set(top)
  return changed
}

/**
 * How much a person wants to move on a given day: constant over an epoch of some weeks, then drawn anew, all from counters
 * alone, so that millions can be asked every day. What the profile states is kept up to date by the two thirds who state it.
 */
import type { Intent } from '../domain/member.ts'
import { hash32, uniform } from '../math/hash32.ts'
import type { World } from './world.ts'

const [intentSalt, epochSalt, sayingSalt, restlessSalt, diligenceSalt] = [0x1a7e, 0x1a7f, 0x1a80, 0x1a81, 0x1a82]
const [shortestEpoch, epochSpread] = [28, 42]
/** How much of the draw belongs to the person and not to the epoch. */
const restlessness = 0.3

export function intentOn(world: World, member: number, day: number): Intent {
  const hash = hash32(world.seed, epochSalt, member)
  const length = shortestEpoch + (hash % epochSpread)
  const epoch = Math.floor((day + ((hash >>> 8) % length)) / length)
  const u = uniform(world.seed, intentSalt, member, epoch) + restlessness * (uniform(world.seed, restlessSalt, member) - 0.5)
  if (u > 0.88) return 'active'
  if (u > 0.6) return 'open'
  return u > 0.1 ? 'passive' : 'closed'
}

/** Whether this person states an intent at all. */
export function statesIntent(world: World, member: number): boolean {
  return uniform(world.seed, sayingSalt, member) < 0.65
}

/** How often this person looks for jobs compared with others of the same intent: 0.4 … 1.6. */
export function diligence(world: World, member: number): number {
  return 0.4 + 1.2 * uniform(world.seed, diligenceSalt, member)
}

/**
 * How much a person wants to move on a given day: constant over an epoch of some weeks, then drawn anew, all from counters.
 * The restless are active more often. What the profile states is what was true on day 0, for the two thirds who say it.
 */
import type { Intent } from '../domain/member.ts'
import { hash32, uniform } from '../math/hash32.ts'
import type { MemberTruth } from './member-truth.ts'
import type { World } from './world.ts'

const [intentSalt, epochSalt, sayingSalt] = [0x1a7e, 0x1a7f, 0x1a80]
const [shortestEpoch, epochSpread] = [28, 42]

export function intentOn(world: World, member: MemberTruth, day: number): Intent {
  const hash = hash32(world.seed, epochSalt, member.index)
  const length = shortestEpoch + (hash % epochSpread)
  const epoch = Math.floor((day + ((hash >>> 8) % length)) / length)
  const u = uniform(world.seed, intentSalt, member.index, epoch) + 0.3 * (member.restlessness - 0.5)
  if (u > 0.88) return 'active'
  if (u > 0.6) return 'open'
  return u > 0.1 ? 'passive' : 'closed'
}

/** Whether this person keeps the stated intent up to date at all. */
export function statesIntent(world: World, member: MemberTruth): boolean {
  return uniform(world.seed, sayingSalt, member.index) < 0.65
}

/** Person i of the world: the hidden truth and the profile written about it. */
import type { Timestamp } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import { dayMs } from '../domain/time.ts'
import { RandomStream } from '../math/random-stream.ts'
import { drawMember } from './draw-member.ts'
import { intentOn } from './intent.ts'
import { writeProfile } from './member-profile.ts'
import type { MemberTruth } from './member-truth.ts'
import type { World } from './world.ts'

export interface SimulatedMember {
  readonly truth: MemberTruth
  readonly profile: Member
  /** When the profile was last touched, before day 0: those who look for work have touched it lately. */
  readonly updatedAt: Timestamp
}

const usualDaysSinceUpdate = { active: 10, open: 60, passive: 200, closed: 300 } as const
const updateStream = 0x0bda

/** A pure function of (world.seed, vocabulary, index). Throws RangeError for an index that is no whole number from 0 to 2^31. */
export function memberAt(world: World, index: number): SimulatedMember {
  if (!Number.isInteger(index) || index < 0 || index >= 2 ** 31) throw new RangeError(`${index} is not the index of a person`)
  const truth = drawMember(world, index)
  return { truth, profile: writeProfile(world, truth), updatedAt: updatedAt(world, truth) }
}

function updatedAt(world: World, truth: MemberTruth): Timestamp {
  const random = new RandomStream(world.seed, updateStream, truth.index)
  const days = Math.min(1500, usualDaysSinceUpdate[intentOn(world, truth.index, 0)] * Math.exp(0.8 * random.normal()))
  return (world.startAt - Math.round(days * dayMs)) as Timestamp
}

/** True skills: what the positions held have taught, plus a few of the person's own. */
import type { RandomStream } from '../math/random-stream.ts'
import type { PositionTruth } from './member-truth.ts'
import { neededSkill, skillsPerTitle } from './skill-map.ts'
import type { World } from './world.ts'

const mostSkills = 22
const leastSkills = 4
/** Probability of the most needed skill after years in the title; each next one is less sure. */
const [taught, taughtByYears, lessByRank] = [0.42, 0.36, 0.035]

/** Ascending and distinct. */
export function drawSkills(world: World, random: RandomStream, positions: readonly PositionTruth[]): Uint16Array {
  const learned = new Set<number>()
  for (const position of positions) {
    const years = ((position.end ?? world.startMonth) - position.start) / 12
    const sure = taught + taughtByYears * (1 - Math.exp(-years / 3))
    for (let rank = 0; rank < skillsPerTitle && learned.size < mostSkills; rank++) {
      if (random.uniform() < sure - lessByRank * rank) learned.add(neededSkill(world.skills, position.title, rank))
    }
  }
  addOwn(world, random, positions[0]!.title, learned)
  return Uint16Array.from(learned).sort()
}

/** Skills of the current track that nobody asked for, and now and then one of another trade. */
function addOwn(world: World, random: RandomStream, title: number, learned: Set<number>): void {
  const pool = world.skills.trackPools[world.titles.trackOf[title]!]!
  const wanted = Math.min(mostSkills, Math.max(leastSkills, learned.size + random.below(4)))
  for (let attempt = 0; attempt < 40 && learned.size < wanted; attempt++) learned.add(pool[random.below(pool.length)]!)
  if (random.chance(0.15)) learned.add(random.below(world.vocabulary.skills.length))
}

export function bitsOf(indexes: ArrayLike<number>, count: number): Uint32Array {
  const bits = new Uint32Array((count + 31) >>> 5)
  for (let i = 0; i < indexes.length; i++) bits[indexes[i]! >>> 5]! |= 1 << (indexes[i]! & 31)
  return bits
}

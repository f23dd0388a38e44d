/** The skills a profile claims: true ones with omissions, and a few that are hoped for. */
import type { RandomStream } from '../math/random-stream.ts'
import type { MemberTruth } from './member-truth.ts'
import { hasBit } from './member-truth.ts'
import { skillText } from './spelling.ts'
import type { World } from './world.ts'

const leastClaims = 4
const mostClaims = 20
/** People differ in how much they leave out: between these two shares. */
const [leastOmitted, mostOmitted] = [0.08, 0.45]
/** One in three people claims up to three skills of the trade that are not there. */
const [boasters, mostBoasts] = [0.35, 3]

export function claimedSkills(world: World, random: RandomStream, truth: MemberTruth): string[] {
  const omitted = leastOmitted + (mostOmitted - leastOmitted) * random.uniform()
  const claimed: number[] = []
  let left = truth.skills.length
  for (const skill of truth.skills) {
    if (left > leastClaims && random.chance(omitted)) left--
    else claimed.push(skill)
  }
  if (random.chance(boasters)) addBoasts(world, random, truth, claimed)
  shuffle(random, claimed)
  return [...new Set(claimed.slice(0, mostClaims).map((skill) => skillText(world, random, skill)))]
}

function addBoasts(world: World, random: RandomStream, truth: MemberTruth, claimed: number[]): void {
  const pool = world.skills.trackPools[world.titles.trackOf[truth.positions[0]!.title]!]!
  const count = random.between(1, mostBoasts)
  for (let i = 0; i < count; i++) {
    const skill = pool[random.below(pool.length)]!
    if (!hasBit(truth.skillBits, skill) && !claimed.includes(skill)) claimed.push(skill)
  }
}

function shuffle(random: RandomStream, items: number[]): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const moved = items[i]!
    items[i] = items[j]!
    items[j] = moved
  }
}

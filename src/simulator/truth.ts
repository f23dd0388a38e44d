/**
 * The graded relevance that no ranker sees: expected two-way interest, P(the hirer is positive) × P(the person says yes).
 * It is the gain for NDCG as it stands (no 2^rel − 1): a ranking by it is the best possible one.
 */
import { hirerOf } from './draw-job.ts'
import { memberTruth } from './draw-member.ts'
import { hirerUtility } from './hirer-utility.ts'
import { intentOn } from './intent.ts'
import type { Hirer } from './job-truth.ts'
import { memberUtility } from './member-utility.ts'
import type { World } from './world.ts'

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

/** 0 … 1, for one pair; for many people of one job take `relevanceOf`. */
export function expectedUtility(world: World, job: number, member: number, day = 0): number {
  return interest(world, hirerOf(world, job, day), member, day)
}

/** Gain of each person 0 … members − 1 for the job. People who are closed to offers on that day count 0: nobody may be shown them. */
export function relevanceOf(world: World, job: number, members: number, day = 0): Float64Array {
  const hirer = hirerOf(world, job, day)
  return Float64Array.from({ length: members }, (_, member) => interest(world, hirer, member, day))
}

function interest(world: World, hirer: Hirer, index: number, day: number): number {
  const intent = intentOn(world, index, day)
  if (intent === 'closed') return 0
  const member = memberTruth(world, index)
  return probability(hirerUtility(world, hirer, member)) * probability(memberUtility(world, member, hirer.job, day, intent))
}

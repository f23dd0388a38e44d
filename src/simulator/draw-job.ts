/** Draws the hidden truth of job j from the counters (seed, j). */
import { RandomStream } from '../math/random-stream.ts'
import { titleOfFunction } from './career.ts'
import { wageOf } from './draw-member.ts'
import { economyOf } from './economies.ts'
import type { ContractTruth } from './hirers.ts'
import { contractAt, contractOfJob, recruiterAt, recruiterOfJob } from './hirers.ts'
import type { Hirer, JobTruth } from './job-truth.ts'
import { typicalYears } from './seniority.ts'
import { neededSkill, skillsPerTitle } from './skill-map.ts'
import { tasteOn } from './taste.ts'
import type { World } from './world.ts'

const [jobStream, jobTaste] = [0x10b, 0x10c]
/** Openings by level: mostly for people with some years. */
const levels = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 6, 7, 8]

export function jobTruth(world: World, index: number): JobTruth {
  const random = new RandomStream(world.seed, jobStream, index)
  const contract = contractAt(world, contractOfJob(world, index))
  const level = random.pick(levels)
  const title = titleOfFunction(world, random, random.pick(contract.functions), level)
  const place = random.chance(0.6) ? contract.place : random.draw(world.places)
  const postedDay = -random.between(0, 20)
  return {
    index,
    contract: contract.index,
    recruiter: recruiterOfJob(world, index),
    title,
    level,
    ...skillsOf(world, random, title),
    minYears: Math.max(0, typicalYears[level]! - random.between(0, 1)),
    place,
    workplace: random.pick(['onsite', 'onsite', 'hybrid', 'hybrid', 'remote']),
    ...offerOf(world, random, contract, { title, level, place }),
    taste: tasteOn(world.seed, jobTaste, index, 0, { lasting: 0.15, drifting: 0 }),
    postedDay,
    expiresDay: random.chance(0.5) ? postedDay + random.between(60, 120) : undefined,
  }
}

/** Everything on the hirer's side of job j as it is on a day. */
export function hirerOf(world: World, index: number, day = 0): Hirer {
  const job = jobTruth(world, index)
  return { job, recruiter: recruiterAt(world, job.recruiter, day), contract: contractAt(world, job.contract, day) }
}

type SkillsAsked = Pick<JobTruth, 'skills' | 'weights' | 'core' | 'mustHave' | 'liked'>

/** Five to eight of the skills its title needs, in an order of its own; the core is the first three or four, of which all but one must be there. */
function skillsOf(world: World, random: RandomStream, title: number): SkillsAsked {
  const count = random.between(5, 8)
  const chosen = new Set<number>()
  for (let rank = 0; rank < skillsPerTitle && chosen.size < count; rank++) {
    if (random.chance(0.75) || skillsPerTitle - rank <= count - chosen.size) chosen.add(neededSkill(world.skills, title, rank))
  }
  const ordered = emphasised(random, chosen)
  const weights = Float64Array.from(ordered, (_, rank) => 1 / (rank + 2))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const core = Math.min(chosen.size, random.between(3, 4))
  const pool = world.skills.trackPools[world.titles.trackOf[title]!]!
  return {
    skills: Uint16Array.from(ordered),
    weights: weights.map((weight) => weight / total),
    core,
    mustHave: core - 1,
    liked: Uint16Array.from({ length: 3 }, () => pool[random.below(pool.length)]!),
  }
}

/** What this opening stresses is half the trade's order and half chance. */
function emphasised(random: RandomStream, skills: ReadonlySet<number>): number[] {
  const keyed = [...skills].map((skill, rank) => ({ skill, key: rank / skills.size + random.uniform() }))
  return keyed.sort((a, b) => a.key - b.key).map(({ skill }) => skill)
}

type Offer = Pick<JobTruth, 'pay' | 'company' | 'language'>

function offerOf(
  world: World,
  random: RandomStream,
  contract: ContractTruth,
  work: { title: number; level: number; place: number },
): Offer {
  const economy = economyOf(world.vocabulary.places[work.place]!.countryCode)
  const { company } = contract
  return {
    company,
    pay: wageOf(world, { ...work, company }, economy.wageLevel) * Math.exp(0.08 + 0.12 * random.normal()),
    language: random.chance(0.35) ? economy.language : undefined,
  }
}

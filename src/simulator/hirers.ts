/** The hirer's side: customers (contracts) with a style of their own, and their recruiters, each with habits and a taste that drifts. */
import { hash32, uniform } from '../math/hash32.ts'
import { RandomStream } from '../math/random-stream.ts'
import { companyName, companyTraits, drawCompany, industries } from './companies.ts'
import type { TasteWidth } from './taste.ts'
import { tasteOn } from './taste.ts'
import type { World } from './world.ts'

export interface ContractTruth {
  readonly index: number
  readonly company: number
  readonly companyName: string
  /** Functions it hires for, most first. */
  readonly functions: readonly number[]
  readonly place: number
  readonly taste: Float64Array
  /** How much seniority counts more when it was earned at employers of high tier; some think the opposite. */
  readonly tierTimesLevel: number
  /** Industries whose people it likes: its own and another one. */
  readonly likedIndustries: readonly number[]
}

export interface RecruiterTruth {
  readonly index: number
  readonly contract: number
  readonly taste: Float64Array
  /** Turns away who changes jobs about every year. */
  readonly dislikesHoppers: boolean
  /** Log-odds added to every decision: the generous and the strict. */
  readonly generosity: number
  /** Projects worked on a day, at most. */
  readonly dailyProjects: number
}

const [contractStream, recruiterStream, contractTaste, recruiterTaste] = [0xc0, 0xc1, 0xc2, 0xc3]
const contractWidth: TasteWidth = { lasting: 0.22, drifting: 0.08 }
const recruiterWidth: TasteWidth = { lasting: 0.28, drifting: 0.12 }

export function contractAt(world: World, index: number, day = 0): ContractTruth {
  const random = new RandomStream(world.seed, contractStream, index)
  const main = random.draw(world.titles.functionPopularity)
  const company = drawCompany(random, world.companyRanks, random.pick(world.homeIndustries[main]!))
  const others = Array.from({ length: random.between(0, 2) }, () => random.draw(world.titles.functionPopularity))
  return {
    index,
    company,
    companyName: companyName(world.seed, company),
    functions: [...new Set([main, ...others])],
    place: random.draw(world.places),
    taste: tasteOn(world.seed, contractTaste, index, day, contractWidth),
    tierTimesLevel: 0.25 + 0.3 * random.normal(),
    likedIndustries: [companyTraits(world.seed, company).industry, random.below(industries.length)],
  }
}

export function recruiterAt(world: World, index: number, day = 0): RecruiterTruth {
  const random = new RandomStream(world.seed, recruiterStream, index)
  return {
    index,
    contract: index % world.sizes.contracts,
    taste: tasteOn(world.seed, recruiterTaste, index, day, recruiterWidth),
    dislikesHoppers: random.chance(0.5),
    generosity: 0.4 * random.normal(),
    dailyProjects: random.between(1, 3),
  }
}

/** Customers differ in size: the contract of a job is drawn with a square-root law, its recruiter evenly among the contract's seats. */
export function contractOfJob(world: World, job: number): number {
  return Math.floor(world.sizes.contracts * uniform(world.seed, 0xc4, job) ** 1.5)
}

export function recruiterOfJob(world: World, job: number): number {
  const { contracts, recruiters } = world.sizes
  const contract = contractOfJob(world, job)
  const seats = Math.floor((recruiters - 1 - contract) / contracts) + 1
  return contract + contracts * (hash32(world.seed, 0xc5, job) % seats)
}

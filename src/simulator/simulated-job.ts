/** Job j of the world: the hidden truth and the posting written about it, in other words and with things left unsaid. */
import { marketplace } from '../domain/audience.ts'
import type { Timestamp } from '../domain/ids.ts'
import type { Job, Targeting } from '../domain/job.ts'
import type { Salary } from '../domain/place.ts'
import { RandomStream } from '../math/random-stream.ts'
import { companyName, companyTraits, industries } from './companies.ts'
import { jobTruth } from './draw-job.ts'
import { economyOf } from './economies.ts'
import type { JobTruth } from './job-truth.ts'
import { postingSentences, writeSentence } from './sentences.ts'
import { contractId, jobId } from './simulated-ids.ts'
import { placeText, skillText, titleText } from './spelling.ts'
import type { World } from './world.ts'
import { momentOf } from './world.ts'

export interface SimulatedJob {
  readonly truth: JobTruth
  readonly posting: Job
  readonly postedAt: Timestamp
}

const postingStream = 0x90b

/** A pure function of (world.seed, vocabulary, number of contracts and recruiters, index). `postedDay` moves a posting to a later day. */
export function jobAt(world: World, index: number, postedDay?: number): SimulatedJob {
  if (!Number.isInteger(index) || index < 0 || index >= 2 ** 31) throw new RangeError(`${index} is not the index of a job`)
  const truth = jobTruth(world, index)
  const postedAt = momentOf(world, postedDay ?? truth.postedDay)
  return { truth, posting: writePosting(world, truth, postedAt), postedAt }
}

function writePosting(world: World, truth: JobTruth, postedAt: Timestamp): Job {
  const random = new RandomStream(world.seed, postingStream, truth.index)
  const mentioned = [...truth.skills].filter(() => random.chance(0.85)).map((skill) => skillText(world, random, skill))
  return {
    id: jobId(truth.index),
    audience: marketplace,
    contract: contractId(truth.contract),
    title: titleText(world, random, truth.title, truth.level),
    company: companyName(world.seed, truth.company),
    ...(random.chance(0.6) && { industry: industries[companyTraits(world.seed, truth.company).industry]! }),
    description: describe(world, random, truth, mentioned),
    ...(random.chance(0.95) && { location: placeText(world, random, truth.place) }),
    ...(random.chance(0.85) && { workplace: truth.workplace }),
    ...(random.chance(0.8) && { employmentType: 'full-time' }),
    ...(random.chance(0.6) && { salary: salaryOf(world, random, truth) }),
    targeting: targetingOf(world, random, truth),
    state: 'open',
    postedAt,
    ...(truth.expiresDay !== undefined && {
      expiresAt: (postedAt + momentOf(world, truth.expiresDay) - momentOf(world, truth.postedDay)) as Timestamp,
    }),
  }
}

function describe(world: World, random: RandomStream, truth: JobTruth, mentioned: readonly string[]): string {
  const subject = {
    trade: world.titles.functionOf[truth.title]!,
    skill: () => (mentioned.length === 0 ? 'our tools' : random.pick(mentioned)),
  }
  const sentences = Array.from({ length: random.between(3, 6) }, () => writeSentence(random, postingSentences, subject))
  const needs = mentioned.length === 0 ? [] : [`You bring ${listed(mentioned)}.`]
  const years = random.chance(0.5) && truth.minYears > 0 ? [`At least ${truth.minYears} years of experience.`] : []
  const language = truth.language === undefined || random.chance(0.3) ? [] : [`You speak ${truth.language}.`]
  return [...sentences.slice(0, 2), ...needs, ...years, ...language, ...sentences.slice(2)].join(' ')
}

function listed(items: readonly string[]): string {
  return items.length === 1 ? items[0]! : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** What the hirer filled in. A third fill in nothing beyond the text. */
function targetingOf(world: World, random: RandomStream, truth: JobTruth): Targeting {
  if (random.chance(0.3)) return {}
  const named = [...truth.skills].filter(() => random.chance(0.7)).map((skill) => skillText(world, random, skill))
  const core = [...truth.skills.subarray(0, truth.core)].filter(() => random.chance(0.6)).map((skill) => skillText(world, random, skill))
  return {
    ...(named.length > 0 && { skills: named }),
    ...(core.length > 0 && random.chance(0.4) && { mustHaveSkills: core }),
    ...(random.chance(0.5) && { minYears: truth.minYears }),
    ...(random.chance(0.25) && { maxYears: truth.minYears + 8 }),
    ...(random.chance(0.4) && truth.workplace !== 'remote' && { locations: [placeText(world, random, truth.place)] }),
    ...(truth.language !== undefined && random.chance(0.4) && { languages: [truth.language] }),
  }
}

function salaryOf(world: World, random: RandomStream, truth: JobTruth): Salary {
  const { currency, dollars } = economyOf(world.vocabulary.places[truth.place]!.countryCode)
  const middle = truth.pay / dollars
  const [below, above] = [0.95 - 0.1 * random.uniform(), 1.05 + 0.1 * random.uniform()]
  return { min: Math.round((middle * below) / 1000) * 1000, max: Math.round((middle * above) / 1000) * 1000, currency }
}

/**
 * What a hirer thinks of a person for a job, in log-odds of a positive answer once everything is known. Distances of titles
 * and true skills decide most; must-haves, hopping and seniority × employer tier are not linear; recruiter, contract and
 * job add tastes of their own. Constants are documented in docs/simulator.md.
 */
import { companyTraits } from './companies.ts'
import type { Hirer, JobTruth } from './job-truth.ts'
import type { MemberTruth } from './member-truth.ts'
import { hasBit } from './member-truth.ts'
import { liking } from './taste.ts'
import { titleDistance } from './title-space.ts'
import type { World } from './world.ts'
import { distanceKm } from './world.ts'

export const hirerWeights = {
  base: 0.5,
  titleDistance: -2.6,
  /** Earlier positions count as this much farther away, each. */
  pastTitle: 0.25,
  skillCoverage: 2.6,
  coverageOrigin: 0.6,
  /** A skill with the same parent counts this much of the skill itself. */
  relatedSkill: 0.35,
  mustHaveMissed: -1.7,
  likedSkill: 0.4,
  levelBelow: -0.85,
  levelAbove: -0.5,
  yearMissing: -0.2,
  mostYearsMissing: 5,
  otherCity: -1.6,
  otherCountry: -3.2,
  otherCountryRemote: -1,
  languageMissing: -1.8,
  ability: 0.4,
  likedIndustry: 0.35,
  hopper: -1.1,
  /** Mean months in a position, in units of the trait, below which someone hops. */
  hopperTenure: -1.1,
} as const

export const commuteKm = 70

export function hirerUtility(world: World, hirer: Hirer, member: MemberTruth): number {
  const { job, recruiter, contract } = hirer
  return (
    hirerWeights.base +
    recruiter.generosity +
    hirerWeights.titleDistance * careerDistance(world, job, member) +
    skillUtility(world, job, member) +
    levelUtility(job, member) +
    placeUtility(world, job, member) +
    backgroundUtility(world, hirer, member) +
    liking(recruiter.taste, member.traits) +
    liking(contract.taste, member.traits) +
    liking(job.taste, member.traits)
  )
}

/** The nearest of the last three positions, older ones farther away. */
export function careerDistance(world: World, job: JobTruth, member: MemberTruth): number {
  let nearest = Number.POSITIVE_INFINITY
  const count = Math.min(3, member.positions.length)
  for (let p = 0; p < count; p++) {
    const distance = titleDistance(world.titles, job.title, member.positions[p]!.title) + hirerWeights.pastTitle * p
    if (distance < nearest) nearest = distance
  }
  return nearest
}

/** True skills count, claimed or not: weighted coverage, and a step where fewer than k of the n core skills are there. */
function skillUtility(world: World, job: JobTruth, member: MemberTruth): number {
  let coverage = 0
  let core = 0
  for (let s = 0; s < job.skills.length; s++) {
    const skill = job.skills[s]!
    if (hasBit(member.skillBits, skill)) {
      coverage += job.weights[s]!
      if (s < job.core) core++
    } else if (hasBit(member.relatedBits, world.skills.parentOf[skill]!)) coverage += hirerWeights.relatedSkill * job.weights[s]!
  }
  let liked = 0
  for (let s = 0; s < job.liked.length; s++) if (hasBit(member.skillBits, job.liked[s]!)) liked++
  return (
    hirerWeights.skillCoverage * (coverage - hirerWeights.coverageOrigin) +
    hirerWeights.likedSkill * liked +
    (core < job.mustHave ? hirerWeights.mustHaveMissed : 0)
  )
}

function levelUtility(job: JobTruth, member: MemberTruth): number {
  const gap = member.positions[0]!.level - job.level
  const missing = Math.min(hirerWeights.mostYearsMissing, Math.max(0, job.minYears - member.years))
  const level = gap < 0 ? hirerWeights.levelBelow * -gap : hirerWeights.levelAbove * Math.max(0, gap - 1)
  return level + hirerWeights.yearMissing * missing
}

function placeUtility(world: World, job: JobTruth, member: MemberTruth): number {
  const language = job.language !== undefined && !member.languages.includes(job.language) ? hirerWeights.languageMissing : 0
  if (job.place === member.place) return language
  const { places } = world.vocabulary
  const isForeign = places[job.place]!.countryCode !== places[member.place]!.countryCode
  if (job.workplace === 'remote') return language + (isForeign ? hirerWeights.otherCountryRemote : 0)
  if (distanceKm(world, job.place, member.place) <= commuteKm) return language
  return language + (isForeign ? hirerWeights.otherCountry : hirerWeights.otherCity)
}

const [tierTrait, tenureTrait] = [0, 2]

/** Seniority earned at a good employer is worth more than the sum of both; and who hops is worth less, to those who mind. */
function backgroundUtility(world: World, { recruiter, contract }: Hirer, member: MemberTruth): number {
  const current = member.positions[0]!
  const level = (current.level - 3) / 2
  const { industry } = companyTraits(world.seed, current.company)
  return (
    contract.tierTimesLevel * member.traits[tierTrait]! * level +
    hirerWeights.ability * member.ability +
    (contract.likedIndustries.includes(industry) ? hirerWeights.likedIndustry : 0) +
    (recruiter.dislikesHoppers && member.traits[tenureTrait]! < hirerWeights.hopperTenure ? hirerWeights.hopper : 0)
  )
}

/** What a person thinks of a job, in log-odds of a yes once everything is known. Constants are documented in docs/simulator.md. */
import type { Intent } from '../domain/member.ts'
import { companyTraits } from './companies.ts'
import { commuteKm } from './hirer-utility.ts'
import { intentOn } from './intent.ts'
import type { JobTruth } from './job-truth.ts'
import type { MemberTruth } from './member-truth.ts'
import { titleDistance } from './title-space.ts'
import type { World } from './world.ts'
import { distanceKm } from './world.ts'

export const memberWeights = {
  base: 2.2,
  active: 1.1,
  open: 0.3,
  passive: -0.9,
  closed: -3,
  /** Of the logarithm of what is offered over what is wished, which counts between these bounds. */
  pay: 3,
  leastPay: -0.6,
  mostPay: 0.3,
  titleDistance: -1.5,
  stepDown: -0.7,
  stepUp: 0.35,
  leap: -0.4,
  move: -1.6,
  emigrate: -2.4,
  remote: 0.4,
  remoteAbroad: -0.6,
  newInPosition: -0.8,
  newMonths: 10,
} as const

/** `intent` is given where the world has more to say than the calendar: a hired person looks no further. */
export function memberUtility(
  world: World,
  member: MemberTruth,
  job: JobTruth,
  day = 0,
  intent: Intent = intentOn(world, member.index, day),
): number {
  return (
    memberWeights.base +
    memberWeights[intent] +
    payUtility(member, job) +
    memberWeights.titleDistance * titleDistance(world.titles, member.wishTitle, job.title) +
    stepUtility(world, member, job, intent) +
    whereUtility(world, member, job) +
    employerUtility(world, member, job)
  )
}

function payUtility(member: MemberTruth, job: JobTruth): number {
  const gain = Math.log(job.pay / member.wish)
  return memberWeights.pay * Math.max(memberWeights.leastPay, Math.min(memberWeights.mostPay, gain))
}

function stepUtility(world: World, member: MemberTruth, job: JobTruth, intent: Intent): number {
  const current = member.positions[0]!
  const step = job.level - current.level
  const isNew = intent !== 'active' && current.end === undefined && world.startMonth - current.start < memberWeights.newMonths
  return levelStep(step) + (isNew ? memberWeights.newInPosition : 0)
}

function levelStep(step: number): number {
  if (step < 0) return memberWeights.stepDown * -step
  if (step === 1) return memberWeights.stepUp
  return step > 1 ? memberWeights.leap * (step - 1) : 0
}

/** Moving house costs the settled more than the mobile. */
function whereUtility(world: World, member: MemberTruth, job: JobTruth): number {
  if (job.workplace === 'remote')
    return memberWeights.remote * member.wishesRemote + (isAbroad(world, member, job) ? memberWeights.remoteAbroad : 0)
  if (distanceKm(world, job.place, member.place) <= commuteKm) return 0
  const settled = 1.4 - member.mobility
  return settled * (isAbroad(world, member, job) ? memberWeights.emigrate : memberWeights.move)
}

function isAbroad(world: World, member: MemberTruth, job: JobTruth): boolean {
  const { places } = world.vocabulary
  return places[job.place]!.countryCode !== places[member.place]!.countryCode
}

function employerUtility(world: World, member: MemberTruth, job: JobTruth): number {
  const { tier, size, growth } = companyTraits(world.seed, job.company)
  const [tierTaste, sizeTaste, growthTaste] = member.employerTaste
  return 0.5 * tierTaste * (tier - 0.7) + sizeTaste * (size - 0.5) + growthTaste * (growth - 0.5)
}

/** A recruiter's work on one project: searches from the posting or by typing, looks down the page, rates, and writes to the best. */
import type { Rating } from '../domain/feedback.ts'
import { hash32 } from '../math/hash32.ts'
import type { EventInput, MemberCard, Page, Result } from '../platform/platform.ts'
import { memberTruth } from './draw-member.ts'
import type { Encounter } from './examination.ts'
import { chanceOf, examination, misjudgement } from './examination.ts'
import { hirerUtility } from './hirer-utility.ts'
import { recruiterAt } from './hirers.ts'
import { intentOn, statesIntent } from './intent.ts'
import type { Hirer } from './job-truth.ts'
import { contractId, indexOf, jobId, memberId, projectId, recruiterId } from './simulated-ids.ts'
import { probability } from './truth.ts'
import { typedQuery } from './typed-query.ts'
import type { WorkingDay } from './working-day.ts'

const pageLength = 25
const [fromPosting, secondPage] = [0.5, 0.3]
const messagesAPage = 6
/** A look is cheap; a message wants more than an even chance; below the bar the candidate is put away for good. */
const [lookEase, messageBar, saveEase, archiveBar] = [1.5, 0.3, 1, -1.5]
/** What a profile says of its owner's interest makes a message more or less worth while. */
const anticipation = { active: 0.7, open: 0.3, passive: -0.5, closed: -3 } as const
const [cardNoise, profileNoise] = [0.6, 0.25]
const [examineQuestion, lookQuestion, cardQuestion, profileQuestion, actQuestion, afterQuestion, pageQuestion] = [
  11, 12, 13, 14, 15, 16, 17,
]
const answersWithinDays = 6

/** Open jobs that this recruiter works on today, another choice every day. */
export function projectsOf(day: WorkingDay, recruiter: number, jobs: readonly number[]): readonly number[] {
  const { market } = day
  const { dailyProjects } = recruiterAt(market.world, recruiter, market.day)
  const order = (job: number) => hash32(market.world.seed, 0x90e, job, market.day)
  return [...jobs].sort((a, b) => order(a) - order(b) || a - b).slice(0, dailyProjects)
}

export async function playProject(day: WorkingDay, job: number): Promise<void> {
  const { market } = day
  const hirer = market.hirer(job)
  const isFromPosting = chanceOf({ seed: market.world.seed, day: market.day, job, member: 0 }, pageQuestion) < fromPosting
  const text = isFromPosting ? undefined : typedQuery(market.world, hirer.job, market.day)
  const first = await playPage(day, hirer, text, 0)
  const goesOn = chanceOf({ seed: market.world.seed, day: market.day, job, member: 1 }, pageQuestion) < secondPage
  if (goesOn && first.total > pageLength) await playPage(day, hirer, text, pageLength)
}

async function playPage(day: WorkingDay, hirer: Hirer, text: string | undefined, start: number): Promise<Page<MemberCard>> {
  day.tick()
  const page = await day.platform.searchTalent({
    caller: { role: 'recruiter', contract: contractId(hirer.contract.index), recruiter: recruiterId(hirer.recruiter.index) },
    project: projectId(hirer.job.index),
    ...(text === undefined ? { job: jobId(hirer.job.index) } : { text }),
    start,
    limit: pageLength,
  })
  day.count('pages')
  const budget = { messages: messagesAPage }
  await day.record(page.results.flatMap((result, rank) => rate(day, hirer, page, result, rank, budget)))
  return page
}

function rate(
  day: WorkingDay,
  hirer: Hirer,
  page: Page<MemberCard>,
  result: Result<MemberCard>,
  rank: number,
  budget: { messages: number },
): EventInput[] {
  const member = indexOf(result.card.id)
  const job = hirer.job.index
  const { market } = day
  if (member === undefined || market.wasContacted(job, member)) return []
  const encounter = { seed: market.world.seed, day: market.day, job, member }
  if (chanceOf(encounter, examineQuestion) >= examination(page.start + rank)) return []
  day.count('examined')
  const ratings = chooseRatings(day, hirer, encounter, budget)
  day.count('ratings', ratings.length)
  const events = ratings.map((rating) => feedback(hirer, member, page, rating))
  return ratings.includes('message') ? [...events, sendInMail(day, hirer, member, page)] : events
}

function chooseRatings(day: WorkingDay, hirer: Hirer, encounter: Encounter, budget: { messages: number }): Rating[] {
  const { world } = day.market
  const utility = hirerUtility(world, hirer, memberTruth(world, encounter.member))
  const glance = utility + cardNoise * misjudgement(encounter, cardQuestion)
  if (chanceOf(encounter, lookQuestion) >= probability(glance + lookEase)) return chanceOf(encounter, afterQuestion) < 0.4 ? ['skip'] : []
  const reading = utility + profileNoise * misjudgement(encounter, profileQuestion)
  if (budget.messages > 0 && chanceOf(encounter, actQuestion) < probability(reading - messageBar + anticipated(day, encounter.member))) {
    budget.messages--
    return ['view', 'message']
  }
  if (chanceOf(encounter, afterQuestion) < probability(reading + saveEase) && reading > 0) return ['view', 'save']
  return ['view', reading < archiveBar ? 'archive' : 'skip']
}

function anticipated(day: WorkingDay, member: number): number {
  const { world } = day.market
  return statesIntent(world, member) ? anticipation[intentOn(world, member, day.market.day)] : 0
}

function feedback(hirer: Hirer, member: number, page: Page<MemberCard>, rating: Rating): EventInput {
  return {
    type: 'feedback',
    project: projectId(hirer.job.index),
    recruiter: recruiterId(hirer.recruiter.index),
    member: memberId(member),
    channel: 'recruiter-search',
    rating,
    request: page.request,
  }
}

function sendInMail(day: WorkingDay, hirer: Hirer, member: number, page: Page<MemberCard>): EventInput {
  const { market } = day
  const job = hirer.job.index
  const inMail = `i${job}-${member}`
  market.contact(job, member)
  day.count('inMails')
  const u = chanceOf({ seed: market.world.seed, day: market.day, job, member }, 18)
  market.expect({ type: 'in-mail', job, member, inMail }, Math.floor(answersWithinDays * u * u))
  return {
    type: 'in-mail-sent',
    inMail,
    recruiter: recruiterId(hirer.recruiter.index),
    project: projectId(job),
    member: memberId(member),
    channel: 'recruiter-search',
    request: page.request,
  }
}

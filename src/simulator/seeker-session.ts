/** A seeker's visit: asks for recommendations, looks down the page, and views, applies, saves or dismisses by own utility. */
import type { EventInput, JobCard, Page, Result } from '../platform/platform.ts'
import { jobTruth } from './draw-job.ts'
import { memberTruth } from './draw-member.ts'
import type { Encounter } from './examination.ts'
import { chanceOf, examination, misjudgement } from './examination.ts'
import { diligence, intentOn } from './intent.ts'
import { memberUtility } from './member-utility.ts'
import { indexOf, jobId, memberId } from './simulated-ids.ts'
import { probability } from './truth.ts'
import type { WorkingDay } from './working-day.ts'

const visits = { active: 0.6, open: 0.1, passive: 0.005, closed: 0 } as const
const pageLength = 25
/** An application is cheaper than a yes, and a look cheaper still; a saved job is one that was nearly applied to. */
const [lookEase, applyEase, saveEase, dismissBar] = [2.2, 1.2, 1.8, 0.25]
/** Widths of what the card and the posting leave unsaid. */
const [cardNoise, postingNoise] = [0.5, 0.25]
const [examineQuestion, lookQuestion, cardQuestion, postingQuestion, actQuestion, afterQuestion] = [1, 2, 3, 4, 5, 6]
const answersWithinDays = 8

export function visitsToday(day: WorkingDay, member: number, u: number): boolean {
  const { world } = day.market
  if (day.market.wasHired(member)) return false
  return u < Math.min(0.9, visits[intentOn(world, member, day.market.day)] * diligence(world, member))
}

export async function playSeeker(day: WorkingDay, member: number): Promise<void> {
  day.tick()
  const page = await day.platform.recommendJobs({ caller: { role: 'seeker' }, member: memberId(member), limit: pageLength })
  day.count('pages')
  await day.record(page.results.flatMap((result, rank) => actOn(day, member, page, result, rank)))
}

function actOn(day: WorkingDay, member: number, page: Page<JobCard>, result: Result<JobCard>, rank: number): EventInput[] {
  const job = indexOf(result.card.id)
  const { market } = day
  if (job === undefined || !market.isOpen(job) || market.hasApplied(member, job)) return []
  const encounter = { seed: market.world.seed, day: market.day, job, member }
  if (chanceOf(encounter, examineQuestion) >= examination(page.start + rank)) return []
  day.count('examined')
  const actions = chooseActions(day, encounter)
  if (actions.includes('apply')) applyTo(day, member, job)
  const acted = actions.map(
    (action): EventInput => ({ type: 'job-acted', member: memberId(member), job: jobId(job), action, request: page.request }),
  )
  return actions.includes('apply')
    ? [...acted, { type: 'applied', member: memberId(member), job: jobId(job), request: page.request }]
    : acted
}

type Action = 'view' | 'apply' | 'save' | 'dismiss'

function chooseActions(day: WorkingDay, encounter: Encounter): Action[] {
  const { world } = day.market
  const utility = memberUtility(world, memberTruth(world, encounter.member), jobTruth(world, encounter.job), encounter.day)
  const glance = utility + cardNoise * misjudgement(encounter, cardQuestion)
  if (chanceOf(encounter, lookQuestion) >= probability(glance + lookEase))
    return chanceOf(encounter, afterQuestion) < dismissBar ? ['dismiss'] : []
  const reading = utility + postingNoise * misjudgement(encounter, postingQuestion)
  if (chanceOf(encounter, actQuestion) < probability(reading + applyEase)) return ['view', 'apply']
  return chanceOf(encounter, afterQuestion) < probability(reading + saveEase) ? ['view', 'save'] : ['view']
}

function applyTo(day: WorkingDay, member: number, job: number): void {
  day.market.apply(member, job)
  day.count('applications')
  const delay = 1 + Math.floor(answersWithinDays * chanceOf({ seed: day.market.world.seed, day: day.market.day, job, member }, 7))
  day.market.expect({ type: 'application', job, member }, delay)
}

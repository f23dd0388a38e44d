/**
 * One day of a marketplace, played through the Platform alone: intents drift, answers fall due, seekers visit, recruiters
 * search. Deterministic for a seed as long as the pages are. Days are played in order, on one Market.
 */

import { uniform } from '../math/hash32.ts'
import type { EventInput, Platform } from '../platform/platform.ts'
import { answer, closeJob } from './answers.ts'
import type { SimulatedClock } from './clock.ts'
import { intentOn, statesIntent } from './intent.ts'
import type { Market } from './market.ts'
import { playProject, projectsOf } from './recruiter-session.ts'
import { playSeeker, visitsToday } from './seeker-session.ts'
import { memberId } from './simulated-ids.ts'
import type { DayReport } from './working-day.ts'
import { WorkingDay } from './working-day.ts'

export interface DayProgress {
  readonly day: number
  readonly stage: 'answers' | 'seekers' | 'recruiters'
  readonly done: number
  readonly total: number
}

export interface PlayOptions {
  /** Of the platform, so that pages carry the day's time; without it pages carry the platform's own. */
  readonly clock?: SimulatedClock
  /** false: nobody looks for jobs, for experiments on recruiters' pages alone; true by default. */
  readonly seekers?: boolean
  /** false: nobody searches for people, for experiments on applicants alone; true by default. Applications are answered in any case. */
  readonly recruiters?: boolean
  readonly progress?: (step: DayProgress) => void
}

const batchSize = 500

export async function playDay(
  platform: Platform,
  market: Market,
  day: number,
  { clock, seekers = true, recruiters = true, progress = () => {} }: PlayOptions = {},
): Promise<DayReport> {
  market.beginDay(day)
  const today = new WorkingDay(platform, market, clock)
  const changes = [...market.expiredJobs().flatMap((job) => closeJob(today, job)), ...intentChanges(market)]
  await recordAll(today, [...changes, ...market.takeDue().flatMap((due) => answer(today, due))])
  progress({ day, stage: 'answers', done: 1, total: 1 })
  if (seekers) await playSeekers(today, progress)
  if (recruiters) await playRecruiters(today, progress)
  return today.report
}

async function recordAll(day: WorkingDay, events: readonly EventInput[]): Promise<void> {
  for (let from = 0; from < events.length; from += batchSize) await day.record(events.slice(from, from + batchSize))
}

/** Those who state their intent say so when it changes. */
function intentChanges(market: Market): EventInput[] {
  const { world, day } = market
  const events: EventInput[] = []
  for (let member = 0; member < world.sizes.members; member++) {
    if (market.wasHired(member) || !statesIntent(world, member)) continue
    const intent = intentOn(world, member, day)
    if (intent !== intentOn(world, member, day - 1)) events.push({ type: 'member-status-changed', member: memberId(member), intent })
  }
  return events
}

async function playSeekers(day: WorkingDay, progress: (step: DayProgress) => void): Promise<void> {
  const { world, day: date } = day.market
  const total = world.sizes.members
  for (let member = 0; member < total; member++) {
    if (visitsToday(day, member, uniform(world.seed, 0x5ee, member, date))) await playSeeker(day, member)
    if (member % batchSize === batchSize - 1) progress({ day: date, stage: 'seekers', done: member + 1, total })
  }
  progress({ day: date, stage: 'seekers', done: total, total })
}

async function playRecruiters(day: WorkingDay, progress: (step: DayProgress) => void): Promise<void> {
  const jobs = jobsByRecruiter(day.market)
  let done = 0
  for (const [recruiter, open] of jobs) {
    for (const job of projectsOf(day, recruiter, open)) await playProject(day, job)
    progress({ day: day.market.day, stage: 'recruiters', done: ++done, total: jobs.size })
  }
}

function jobsByRecruiter(market: Market): Map<number, number[]> {
  const jobs = new Map<number, number[]>()
  for (const job of market.openJobs) {
    const { recruiter } = market.hirer(job)
    const known = jobs.get(recruiter.index)
    if (known === undefined) jobs.set(recruiter.index, [job])
    else known.push(job)
  }
  return jobs
}

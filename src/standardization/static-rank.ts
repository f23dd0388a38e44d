/**
 * Query-independent worth of a document, the order in which an index reads:
 *
 *   static-rank = .5 · completeness + .3 · readiness + .2 · recency
 *
 * readiness: the member's intent, or whether the job is open. recency: linear in the day of the last change from 2020 to 2040,
 * so that the rank needs no clock and stays what it was. No popularity: who was seen often is not seen more for it.
 */
import type { Timestamp } from '../domain/ids.ts'
import type { Job, JobState } from '../domain/job.ts'
import type { Intent, Member } from '../domain/member.ts'
import { dayMs } from '../domain/time.ts'

const intentReadiness: Readonly<Record<Intent, number>> = { active: 1, open: 0.8, passive: 0.4, closed: 0 }
const unstatedReadiness = 0.5
const stateReadiness: Readonly<Record<JobState, number>> = { open: 1, paused: 0.3, closed: 0 }
const recencyFrom = Date.UTC(2020, 0, 1)
const recencyTo = Date.UTC(2040, 0, 1)

export function memberReadiness(intent: Intent | undefined): number {
  return intent === undefined ? unstatedReadiness : intentReadiness[intent]
}

export function jobReadiness(state: JobState): number {
  return stateReadiness[state]
}

export function staticRank(completeness: number, readiness: number, at: Timestamp): number {
  const recency = Math.min(1, Math.max(0, (at - recencyFrom) / (recencyTo - recencyFrom)))
  return 0.5 * completeness + 0.3 * readiness + 0.2 * recency
}

export function memberCompleteness(member: Member): number {
  const { headline, summary, location, positions, education, skills, languages, preferences } = member
  return shareOf([
    headline !== undefined,
    summary !== undefined,
    location !== undefined,
    positions.length > 0,
    positions.some((position) => position.description !== undefined),
    positions.some((position) => position.start !== undefined),
    education.length > 0,
    distinctClaims(skills) >= 3,
    languages.length > 0,
    Object.keys(preferences).length > 0,
  ])
}

/** Saying a skill twice makes no profile fuller. */
function distinctClaims(skills: Member['skills']): number {
  return new Set(skills.map(({ name }) => name.trim().toLowerCase()).filter((name) => name !== '')).size
}

export function jobCompleteness(job: Job): number {
  const { company, industry, description, location, workplace, employmentType, salary, targeting } = job
  const stated = [company, industry, description, location, workplace, employmentType, salary, targeting.skills ?? targeting.mustHaveSkills]
  return shareOf(stated.map((part) => part !== undefined))
}

export function dayOf(at: Timestamp): number {
  return Math.floor(at / dayMs)
}

function shareOf(parts: readonly boolean[]): number {
  return parts.filter(Boolean).length / parts.length
}

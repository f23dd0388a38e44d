/**
 * People and jobs as result cards show them. What a card shows stands at the head of the stored profile or posting, where it is read in
 * a quarter of the time that the whole takes.
 */

import type { Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member, Position } from '../domain/member.ts'
import type { PlaceText, Salary } from '../domain/place.ts'
import { monthsBetween, type YearMonth, yearMonthOf } from '../domain/time.ts'
import type { JobCard, MemberCard } from './platform.ts'

const skillsShown = 12
/** Months are counted from here. */
const yearZero: YearMonth = { year: 0, month: 0 }

/** All of a card that does not change with time, and what the rest is reckoned from. */
export interface MemberSummary extends Omit<MemberCard, 'years'> {
  /** Start and end of each dated position, one after the other, in months since the year 0; an end of 0: held. */
  readonly career: readonly number[]
}

/** For blind review give a blind profile: its card has no name. */
export function memberSummary({ id, identity, headline, location, positions, skills, intent }: Member): MemberSummary {
  const current = currentPosition(positions)
  return defined({
    id,
    name: identity.name,
    headline,
    location: placeLabel(location),
    currentTitle: current?.title,
    currentCompany: current?.company,
    skills: skills.slice(0, skillsShown).map(({ name }) => name),
    intent,
    career: positions.flatMap(({ start, end }) => (start === undefined ? [] : [monthOf(start), end === undefined ? 0 : monthOf(end)])),
  })
}

export function memberCard({ career, ...card }: MemberSummary, at: Timestamp): MemberCard {
  const years = yearsOf(career, at)
  return years === undefined ? card : { ...card, years }
}

export function jobCard(job: Job): JobCard {
  const { id, title, company, location, workplace, targeting, salary } = job
  const skills = [...new Set([...(targeting.mustHaveSkills ?? []), ...(targeting.skills ?? [])])].slice(0, skillsShown)
  return defined({ id, title, company, location: placeLabel(location), workplace, skills, salary: salaryLabel(salary) })
}

export function placeLabel(place: PlaceText | undefined): string | undefined {
  if (place === undefined) return undefined
  const parts = [place.city, place.region, place.countryCode].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : place.text
}

function currentPosition(positions: readonly Position[]): Position | undefined {
  return positions.find(({ end }) => end === undefined) ?? positions[0]
}

/** From the first start to the last end: what a reader of the profile would count; standardization merges gaps for ranking. */
function yearsOf(career: readonly number[], at: Timestamp): number | undefined {
  if (career.length === 0) return undefined
  const now = monthOf(yearMonthOf(at))
  let [held, since] = [0, 0]
  for (let i = 0; i < career.length; i += 2) {
    const [start, end] = [career[i]!, career[i + 1]!]
    held += Math.max(0, (end === 0 ? now : end) - start)
    since = Math.max(since, now - start)
  }
  return Math.round((Math.min(since, held) / 12) * 10) / 10
}

function monthOf(month: YearMonth): number {
  return monthsBetween(yearZero, month)
}

function salaryLabel(salary: Salary | undefined): string | undefined {
  if (salary === undefined) return undefined
  const bounds = [salary.min, salary.max].filter((bound) => bound !== undefined).map((bound) => bound.toLocaleString('en-US'))
  return bounds.length === 0 ? undefined : `${[...new Set(bounds)].join(' – ')} ${salary.currency} a year`
}

/** Without the keys whose value is undefined, as optional properties want it. */
function defined<Card>(card: { [Key in keyof Card]: Card[Key] | undefined }): Card {
  return Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined)) as Card
}

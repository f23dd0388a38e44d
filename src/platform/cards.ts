/** People and jobs as result cards show them: few words from the payload, canonical ones from standardization. */

import type { Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member, Position } from '../domain/member.ts'
import type { PlaceText, Salary } from '../domain/place.ts'
import { monthsBetween, yearMonthOf } from '../domain/time.ts'
import type { Parts } from '../events/records.ts'
import type { JobCard, MemberCard } from './platform.ts'

const skillsShown = 12

const placeParts = { text: true, city: true, region: true, countryCode: true } as const
const monthParts = { year: true, month: true } as const

/** What a card says of a profile, and what it is read off. */
export const memberCardParts = {
  id: true,
  identity: { name: true },
  headline: true,
  location: placeParts,
  positions: { title: true, company: true, start: monthParts, end: monthParts },
  skills: { name: true },
  intent: true,
} as const

export const jobCardParts = {
  id: true,
  title: true,
  company: true,
  location: placeParts,
  workplace: true,
  targeting: { mustHaveSkills: true, skills: true },
  salary: { min: true, max: true, currency: true },
} as const

/** For blind review give a blind profile: its card has no name. */
export function memberCard(member: Parts<Member, typeof memberCardParts>, at: Timestamp): MemberCard {
  const { id, identity, headline, location, positions, skills, intent } = member
  const current = currentPosition(positions)
  return defined({
    id,
    name: identity.name,
    headline,
    location: placeLabel(location),
    currentTitle: current?.title,
    currentCompany: current?.company,
    years: yearsOf(positions, at),
    skills: skills.slice(0, skillsShown).map(({ name }) => name),
    intent,
  })
}

export function jobCard(job: Parts<Job, typeof jobCardParts>): JobCard {
  const { id, title, company, location, workplace, targeting, salary } = job
  const skills = [...new Set([...(targeting.mustHaveSkills ?? []), ...(targeting.skills ?? [])])].slice(0, skillsShown)
  return defined({ id, title, company, location: placeLabel(location), workplace, skills, salary: salaryLabel(salary) })
}

export function placeLabel(place: PlaceText | undefined): string | undefined {
  if (place === undefined) return undefined
  const parts = [place.city, place.region, place.countryCode].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : place.text
}

type ShownPosition = Parts<Position, (typeof memberCardParts)['positions']>

function currentPosition(positions: readonly ShownPosition[]): ShownPosition | undefined {
  return positions.find(({ end }) => end === undefined) ?? positions[0]
}

/** From the first start to the last end: what a reader of the profile would count; standardization merges gaps for ranking. */
function yearsOf(positions: readonly ShownPosition[], at: Timestamp): number | undefined {
  const now = yearMonthOf(at)
  let [months, longest] = [0, Number.NEGATIVE_INFINITY]
  for (const { start, end } of positions) {
    if (start === undefined) continue
    months += monthsBetween(start, end ?? now)
    longest = Math.max(longest, monthsBetween(start, now))
  }
  return longest === Number.NEGATIVE_INFINITY ? undefined : Math.round((Math.min(longest, months) / 12) * 10) / 10
}

function salaryLabel(salary: Salary | undefined): string | undefined {
  if (salary === undefined) return undefined
  const bounds = [salary.min, salary.max].filter((bound) => bound !== undefined).map((bound) => bound.toLocaleString('en-US'))
  return bounds.length === 0 ? undefined : `${[...new Set(bounds)].join(' – ')} ${salary.currency} a year`
}

/** Without the keys whose value is undefined, as optional properties want it. */
function defined<Card>(card: { [Key in keyof Card]: Card[Key] | undefined }): Card {
  const stated: Partial<Card> = {}
  for (const key in card) if (card[key] !== undefined) stated[key] = card[key]
  return stated as Card
}

import type { Intent } from '../../../src/domain/member.ts'
import type { MemberCard } from '../../../src/platform/platform.ts'

/** In a blind review nobody has a name. */
export function shownName(card: MemberCard, position?: number): string {
  if (card.name !== undefined) return card.name
  return position === undefined ? 'This candidate' : `Candidate ${position + 1}`
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? '').join('')
}

export const intentNames: Readonly<Record<Intent, string>> = {
  active: 'Looking now',
  open: 'Open to offers',
  passive: 'Not looking',
  closed: 'Closed',
}

export function yearsText(years: number): string {
  const whole = Math.round(years)
  if (whole < 1) return 'under 1 year'
  return whole === 1 ? '1 year' : `${whole} years`
}

export function roleText({ currentTitle, currentCompany }: MemberCard): string | undefined {
  if (currentTitle === undefined) return currentCompany
  return currentCompany === undefined ? currentTitle : `${currentTitle} at ${currentCompany}`
}

export function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en')} people`
}

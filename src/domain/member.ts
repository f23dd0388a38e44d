/** A member: candidate to hirers, seeker to jobs. Raw as its owner wrote it; standardization makes terms of it. */
import type { Audience } from './audience.ts'
import type { MemberId } from './ids.ts'
import type { EmploymentType, PlaceText, Salary, Workplace } from './place.ts'
import type { YearMonth } from './time.ts'

/** How much the member wants to move: `closed` members are shown to nobody. Absent where the member never said. */
export const intents = ['active', 'open', 'passive', 'closed'] as const
export type Intent = (typeof intents)[number]

/** What names the person; never indexed, never a feature, left out in blind review. */
export interface Identity {
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly url?: string
  readonly image?: string
  readonly profiles?: readonly { readonly network?: string; readonly username?: string; readonly url?: string }[]
}

export interface Position {
  readonly title?: string
  readonly company?: string
  readonly industry?: string
  readonly location?: PlaceText
  readonly start?: YearMonth
  /** Absent while the position is held. */
  readonly end?: YearMonth
  readonly description?: string
}

export interface Education {
  readonly school?: string
  readonly degree?: string
  readonly fieldOfStudy?: string
  readonly start?: YearMonth
  readonly end?: YearMonth
}

export interface SkillClaim {
  readonly name: string
  readonly level?: string
}

export interface LanguageClaim {
  readonly language: string
  readonly fluency?: string
}

/** The member's own side of the match: what would make them answer yes. */
export interface Preferences {
  readonly titles?: readonly string[]
  readonly locations?: readonly PlaceText[]
  readonly workplaces?: readonly Workplace[]
  readonly employmentTypes?: readonly EmploymentType[]
  readonly salary?: Salary
}

export interface Member {
  readonly id: MemberId
  readonly audience: Audience
  readonly identity: Identity
  readonly headline?: string
  readonly summary?: string
  readonly location?: PlaceText
  /** Newest first. */
  readonly positions: readonly Position[]
  readonly education: readonly Education[]
  readonly skills: readonly SkillClaim[]
  readonly languages: readonly LanguageClaim[]
  readonly certificates: readonly string[]
  readonly intent?: Intent
  readonly preferences: Preferences
  /** Countries (ISO 3166-1 alpha-2) in which the member may work without sponsorship; absent where unknown. */
  readonly workPermits?: readonly string[]
  /** Company names whose hirers must not see this member: no hit, no count, no facet change. */
  readonly hiddenFrom: readonly string[]
}

/** On whose behalf a door asks. */
import type { ContractId, MemberId, RecruiterId } from '../domain/ids.ts'

/** Who asks. An operator sees everything of the marketplace and every contract; a recruiter its contract's; a seeker the marketplace. */
export interface Caller {
  readonly role: 'recruiter' | 'seeker' | 'operator'
  readonly contract?: ContractId
  readonly recruiter?: RecruiterId
  /** The seeker itself, who sees its own profile whatever the audience. */
  readonly member?: MemberId
}

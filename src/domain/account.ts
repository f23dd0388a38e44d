/** The hirer's side: a customer's contract owns seats (recruiters) and hiring projects. */
import type { CompanyId, ContractId, JobKey, ProjectId, RecruiterId } from './ids.ts'

export interface Company {
  readonly id: CompanyId
  readonly name: string
  readonly industry?: string
}

/** The customer account. Members hidden from its company are invisible to all its seats. */
export interface Contract {
  readonly id: ContractId
  readonly name: string
  readonly company?: string
}

export interface Recruiter {
  readonly id: RecruiterId
  readonly contract: ContractId
  readonly name: string
}

/** One opening to be filled: the unit that learns. */
export interface HiringProject {
  readonly id: ProjectId
  readonly contract: ContractId
  readonly name: string
  readonly job?: JobKey
  readonly archived?: boolean
}

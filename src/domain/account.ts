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
  /** Where it is called otherwise than the account. */
  readonly company?: string
}

/** The company that members hide from. */
export function companyOf({ company, name }: Contract): string {
  return company ?? name
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

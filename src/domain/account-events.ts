/** What a customer sets up: company, contract, seats, hiring projects and the queries they keep. */
import type { Company, Contract, HiringProject, Recruiter } from './account.ts'
import type { Happened } from './happened.ts'
import type { ProjectId, RecruiterId } from './ids.ts'

export interface CompanyUpserted extends Happened {
  readonly type: 'company-upserted'
  readonly company: Company
}

export interface ContractUpserted extends Happened {
  readonly type: 'contract-upserted'
  readonly contract: Contract
}

export interface RecruiterUpserted extends Happened {
  readonly type: 'recruiter-upserted'
  readonly recruiter: Recruiter
}

export interface ProjectUpserted extends Happened {
  readonly type: 'project-upserted'
  readonly project: HiringProject
}

export interface QuerySaved extends Happened {
  readonly type: 'query-saved'
  readonly project: ProjectId
  readonly recruiter: RecruiterId
  readonly name: string
  readonly query: string
  /** A query saved again under its name replaces; removed ones stay in the log. */
  readonly removed: boolean
}

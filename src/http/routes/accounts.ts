/** Contracts, recruiters and companies. */
import Type from 'typebox'
import { id } from '../../adapters/files/json-schema.ts'
import type { Contract, Recruiter } from '../../domain/account.ts'
import type { CompanyId, ContractId, RecruiterId } from '../../domain/ids.ts'
import type { Receipt } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { companyBody, contractBody, contractSchema, recruiterBody, recruiterSchema } from '../contract/account.ts'
import { answers } from '../contract/answers.ts'
import { receipt } from '../contract/receipt.ts'
import { callerOf } from '../principal.ts'

const contractParams = Type.Object({ id: id<ContractId>() })
const recruiterParams = Type.Object({ id: id<RecruiterId>() })
const companyParams = Type.Object({ id: id<CompanyId>() })

export function accountRoutes(app: App, { platform }: RouteParts): void {
  const tags = ['accounts']
  const response = answers<Receipt>(receipt)

  app.put(
    '/contracts/:id',
    { schema: { tags, summary: 'State a contract', params: contractParams, body: contractBody, response } },
    async ({ params, body }) => platform.record([{ type: 'contract-upserted', contract: { ...body, id: params.id } }]),
  )

  app.get(
    '/contracts/:id',
    { schema: { tags, summary: 'A contract', params: contractParams, response: answers<Contract>(contractSchema) } },
    async ({ params, principal }) => platform.contract(params.id, callerOf(principal)),
  )

  app.put(
    '/recruiters/:id',
    { schema: { tags, summary: "State a recruiter's seat", params: recruiterParams, body: recruiterBody, response } },
    async ({ params, body }) => platform.record([{ type: 'recruiter-upserted', recruiter: { ...body, id: params.id } }]),
  )

  app.get(
    '/recruiters/:id',
    { schema: { tags, summary: "A recruiter's seat", params: recruiterParams, response: answers<Recruiter>(recruiterSchema) } },
    async ({ params, principal }) => platform.recruiter(params.id, callerOf(principal)),
  )

  app.put(
    '/companies/:id',
    { schema: { tags, summary: 'State a company', params: companyParams, body: companyBody, response } },
    async ({ params, body }) => platform.record([{ type: 'company-upserted', company: { ...body, id: params.id } }]),
  )
}

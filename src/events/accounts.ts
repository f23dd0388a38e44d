/** Who hires, as last stated: companies, contracts, recruiters, hiring projects and their saved queries. A projection. */
import type { Company, Contract, HiringProject, Recruiter } from '../domain/account.ts'
import type { QuerySaved } from '../domain/account-events.ts'
import type { Event } from '../domain/event.ts'
import type { CompanyId, ContractId, ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'
import type { Projection } from './projection.ts'
import { prefixEnd } from './record-key.ts'
import type { Reader, Transaction } from './records.ts'

export interface SavedQuery {
  readonly name: string
  readonly query: string
  readonly recruiter: RecruiterId
  readonly at: Timestamp
}

export const accounts: Projection = {
  name: 'accounts',
  version: 1,
  tables: ['companies', 'contracts', 'recruiters', 'projects', 'saved-queries'],
  apply(events, transaction) {
    for (const { event } of events) keep(event, transaction)
  },
}

export function company(reader: Reader, id: CompanyId): Company | undefined {
  return reader.get('companies', id)
}

export function contract(reader: Reader, id: ContractId): Contract | undefined {
  return reader.get('contracts', id)
}

export function recruiter(reader: Reader, id: RecruiterId): Recruiter | undefined {
  return reader.get('recruiters', id)
}

export function project(reader: Reader, id: ProjectId): HiringProject | undefined {
  return reader.get('projects', id)
}

/** All projects by id, or those of one contract. */
export function projects(reader: Reader, owner?: ContractId): readonly HiringProject[] {
  const all = [...reader.range<HiringProject>('projects')].map(({ value }) => value)
  return owner === undefined ? all : all.filter((one) => one.contract === owner)
}

export function contracts(reader: Reader): readonly Contract[] {
  return [...reader.range<Contract>('contracts')].map(({ value }) => value)
}

/** By name. */
export function savedQueries(reader: Reader, of: ProjectId): readonly SavedQuery[] {
  return [...reader.range<SavedQuery>('saved-queries', { from: [of], to: prefixEnd([of]) })].map(({ value }) => value)
}

function keep(event: Event, transaction: Transaction): void {
  if (event.type === 'company-upserted') transaction.put('companies', event.company.id, event.company)
  if (event.type === 'contract-upserted') transaction.put('contracts', event.contract.id, event.contract)
  if (event.type === 'recruiter-upserted') transaction.put('recruiters', event.recruiter.id, event.recruiter)
  if (event.type === 'project-upserted') transaction.put('projects', event.project.id, event.project)
  if (event.type === 'query-saved') keepQuery(event, transaction)
}

function keepQuery({ project, name, query, recruiter, at, removed }: QuerySaved, transaction: Transaction): void {
  const saved: SavedQuery = { name, query, recruiter, at }
  if (removed) transaction.remove('saved-queries', [project, name])
  else transaction.put('saved-queries', [project, name], saved)
}

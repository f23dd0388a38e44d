/** The hirer's side: contracts, their companies, recruiters, projects and saved queries. The id stands in the address. */
import Type, { type Static } from 'typebox'
import { id, line, nameLine, plainLine, timestamp } from '../../adapters/files/json-schema.ts'
import type { CompanyId, ContractId, JobId, ProjectId, RecruiterId } from '../../domain/ids.ts'
import { queryText } from './search.ts'

const closed = { additionalProperties: false }
const name = nameLine

const companyFields = { name, industry: Type.Optional(line) }
export const companyBody = Type.Object(companyFields, closed)
export const companySchema = Type.Object({ id: id<CompanyId>(), ...companyFields }, closed)

const contractFields = { name, company: Type.Optional(line) }
export const contractBody = Type.Object(contractFields, closed)
export const contractSchema = Type.Object({ id: id<ContractId>(), ...contractFields }, closed)

const recruiterFields = { contract: id<ContractId>(), name }
export const recruiterBody = Type.Object(recruiterFields, closed)
export const recruiterSchema = Type.Object({ id: id<RecruiterId>(), ...recruiterFields }, closed)

const projectFields = { contract: id<ContractId>(), name, job: Type.Optional(id<JobId>()), archived: Type.Optional(Type.Boolean()) }
/** The contract defaults to the caller's. */
export const projectBody = Type.Object({ ...projectFields, contract: Type.Optional(id<ContractId>()) }, closed)
export const projectSchema = Type.Object({ id: id<ProjectId>(), ...projectFields }, closed)
export const listedProjectSchema = Type.Object(
  {
    id: id<ProjectId>(),
    ...projectFields,
    company: Type.Optional(Type.String({ description: 'The employer that its posting names, or else the company of its contract' })),
  },
  closed,
)
export type Project = Static<typeof projectSchema>

/** The recruiter defaults to the caller. */
export const savedQueryBody = Type.Object({ query: queryText, recruiter: Type.Optional(id<RecruiterId>()) }, closed)
export const savedQuery = Type.Object({ name: plainLine, query: Type.String(), at: timestamp })
export type SavedQuery = Static<typeof savedQuery>

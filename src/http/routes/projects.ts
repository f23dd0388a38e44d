/** Hiring projects, whom they rated how, and their saved queries. */
import Type from 'typebox'
import { refusal } from '../../adapters/files/json-problem.ts'
import { id, oneOf, plainLine, timestamp } from '../../adapters/files/json-schema.ts'
import { PlatformError } from '../../domain/errors.ts'
import { type Rating, ratings } from '../../domain/feedback.ts'
import type { ContractId, ProjectId, RecruiterId } from '../../domain/ids.ts'
import type { ListedProject, ProjectInput, RatedList, Receipt } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { listedProjectSchema, projectBody, projectSchema, savedQuery, savedQueryBody } from '../contract/account.ts'
import { answers } from '../contract/answers.ts'
import { blindQuery } from '../contract/blind-query.ts'
import { memberCard } from '../contract/page.ts'
import { receipt } from '../contract/receipt.ts'
import { demandContract, demandRecruiter } from '../own-data.ts'
import { callerOf, type Principal } from '../principal.ts'

const params = Type.Object({ id: id<ProjectId>() })
const ratingParams = Type.Object({ id: id<ProjectId>(), rating: oneOf(ratings) })
const queryParams = Type.Object({ id: id<ProjectId>(), name: Type.String({ ...plainLine, minLength: 1 }) })
const rated = Type.Object({
  rated: Type.Array(Type.Object({ card: memberCard, at: timestamp })),
  hidden: Type.Integer({ description: 'So many more were rated, whom the caller does not see any more' }),
})

export function projectRoutes(app: App, { platform }: RouteParts): void {
  const tags = ['projects']

  app.get(
    '/projects',
    { schema: { tags, summary: 'Projects of the contract', response: answers<readonly ListedProject[]>(Type.Array(listedProjectSchema)) } },
    async ({ principal }) => platform.projects(callerOf(principal)),
  )

  app.put(
    '/projects/:id',
    { schema: { tags, summary: 'State a project', params, body: projectBody, response: answers<Receipt>(receipt) } },
    async ({ params, body, principal }) => {
      const contract = contractOf(principal, body.contract)
      demandContract(principal, contract, 'contract')
      return platform.record([{ type: 'project-upserted', project: { ...body, contract, id: params.id } }], callerOf(principal))
    },
  )

  app.get(
    '/projects/:id',
    { schema: { tags, summary: 'A project', params, response: answers<ProjectInput>(projectSchema) } },
    async ({ params, principal }) => platform.project(params.id, callerOf(principal)),
  )

  app.get(
    '/projects/:id/ratings/:rating',
    {
      schema: {
        tags,
        summary: 'Members by their last rating',
        params: ratingParams,
        querystring: blindQuery,
        response: answers<RatedList>(rated),
      },
    },
    async ({ params, query, principal }) =>
      platform.rated(params.id, params.rating as Rating, callerOf(principal), { blind: query.blind === true }),
  )
}

export function savedQueryRoutes(app: App, { platform }: RouteParts): void {
  const tags = ['saved queries']
  const list = Type.Array(savedQuery)

  app.get(
    '/projects/:id/queries',
    { schema: { tags, summary: 'Saved queries', params, response: answers<Awaited<ReturnType<typeof platform.savedQueries>>>(list) } },
    async ({ params, principal }) => platform.savedQueries(params.id, callerOf(principal)),
  )

  app.put(
    '/projects/:id/queries/:name',
    { schema: { tags, summary: 'Save a query', params: queryParams, body: savedQueryBody, response: answers<Receipt>(receipt) } },
    async ({ params, body, principal }) => {
      await platform.project(params.id, callerOf(principal))
      const recruiter = recruiterOf(principal, body.recruiter)
      const saved = { type: 'query-saved', project: params.id, recruiter, name: params.name, query: body.query } as const
      return platform.record([saved], callerOf(principal))
    },
  )

  app.delete(
    '/projects/:id/queries/:name',
    { schema: { tags, summary: 'Remove a saved query', params: queryParams, response: answers<Receipt>(receipt) } },
    async ({ params, principal }) => {
      const saved = await platform.savedQueries(params.id, callerOf(principal))
      const query = saved.find(({ name }) => name === params.name)
      if (!query)
        throw new PlatformError('not-found', 'name: no such saved query; list them with GET /v1/projects/:id/queries', { field: 'name' })
      const recruiter = recruiterOf(principal, undefined)
      const removed = { type: 'query-saved', project: params.id, recruiter, name: params.name, query: query.query, removed: true } as const
      return platform.record([removed], callerOf(principal))
    },
  )
}

function contractOf(principal: Principal, stated: ContractId | undefined): ContractId {
  const contract = stated ?? principal.contract
  if (contract !== undefined) return contract
  throw refusal({ field: 'contract', message: 'is missing, and the token is bound to none', remedy: 'name the contract' })
}

function recruiterOf(principal: Principal, stated: RecruiterId | undefined): RecruiterId {
  const recruiter = stated ?? principal.recruiter
  if (recruiter === undefined) {
    throw refusal({ field: 'recruiter', message: 'is missing, and the token is no seat', remedy: 'name the recruiter' })
  }
  demandRecruiter(principal, recruiter)
  return recruiter
}

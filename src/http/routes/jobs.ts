/** Jobs: the posting itself and its export. */
import Type from 'typebox'
import { jobFields, jobSchema, parseJob } from '../../adapters/files/job-json.ts'
import { postingOfJob } from '../../adapters/files/job-posting-export.ts'
import { id } from '../../adapters/files/json-schema.ts'
import { writtenPosting } from '../../adapters/files/written-posting.ts'
import type { JobId } from '../../domain/ids.ts'
import type { Job } from '../../domain/job.ts'
import type { Receipt } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { receipt } from '../contract/receipt.ts'
import { demandContract, demandFreeJob } from '../own-data.ts'
import { callerOf } from '../principal.ts'
import { sameId } from '../same-id.ts'

const params = Type.Object({ id: id<JobId>() })
const body = Type.Object({ id: Type.Optional(id<JobId>()), ...jobFields }, { additionalProperties: false })

export function jobRoutes(app: App, { platform }: RouteParts): void {
  const tags = ['jobs']

  app.put(
    '/jobs/:id',
    { schema: { tags, summary: 'State a posting', params, body, response: answers<Receipt>(receipt) } },
    async ({ params, body, principal }) => {
      const owner = principal.role === 'recruiter' && principal.contract ? { contract: principal.contract } : {}
      const job = parseJob({ ...owner, ...body, id: sameId(params.id, body.id) })
      demandContract(principal, job.contract, 'contract')
      await demandFreeJob(platform, principal, job.id)
      return platform.record([{ type: 'job-upserted', job }], callerOf(principal))
    },
  )

  app.get(
    '/jobs/:id',
    { schema: { tags, summary: 'A posting', params, response: answers<Job>(jobSchema) } },
    async ({ params, principal }) => platform.job(params.id, callerOf(principal)),
  )

  app.delete(
    '/jobs/:id',
    { schema: { tags, summary: 'Take a posting away', params, response: answers<Receipt>(receipt) } },
    async ({ params, principal }) => {
      const caller = callerOf(principal)
      demandContract(principal, (await platform.job(params.id, caller)).contract, 'id')
      return platform.record([{ type: 'job-deleted', job: params.id }], caller)
    },
  )

  app.get(
    '/jobs/:id/job-posting',
    {
      schema: { tags, summary: 'A posting as schema.org JobPosting', params, response: answers<Record<string, unknown>>(writtenPosting) },
    },
    async ({ params, principal }) => postingOfJob(await platform.job(params.id, callerOf(principal))),
  )
}

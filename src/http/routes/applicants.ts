/** Who applied for a job, ranked for its hirer; and what a seeker is told before applying. */
import Type from 'typebox'
import { id } from '../../adapters/files/json-schema.ts'
import type { JobId } from '../../domain/ids.ts'
import type { ApplicantPage, ApplicationChance } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { applicantPage, applicantsQuery, applicationChance, chanceQuery } from '../contract/applicants.ts'
import { demandReadableMember } from '../own-data.ts'
import { callerOf } from '../principal.ts'

const params = Type.Object({ id: id<JobId>() })
const tags = ['applicants']
const summary = 'Applicants of a job, the likeliest to be answered well first'
const response = answers<ApplicantPage>(applicantPage)

export function applicantRoutes(app: App, { platform }: RouteParts): void {
  app.get(
    '/jobs/:id/applicants',
    { schema: { tags, summary, params, querystring: applicantsQuery, response } },
    async ({ params, query, principal }) => platform.rankApplicants({ ...query, job: params.id, caller: callerOf(principal) }),
  )

  app.post(
    '/jobs/:id/applicants',
    { schema: { tags, summary, params, body: applicantsQuery, response } },
    async ({ params, body, principal }) => platform.rankApplicants({ ...body, job: params.id, caller: callerOf(principal) }),
  )

  app.get(
    '/jobs/:id/chance',
    {
      schema: {
        tags,
        summary: 'What an application would come to, with its main reasons',
        description: 'No chance is told where no calibrated model ranks applicants, or where too few were answered; the answer says so.',
        params,
        querystring: chanceQuery,
        response: answers<ApplicationChance>(applicationChance),
      },
    },
    async ({ params, query, principal }) => {
      demandReadableMember(principal, query.member, 'member')
      return platform.applicationChance({ job: params.id, member: query.member, caller: callerOf(principal) })
    },
  )
}

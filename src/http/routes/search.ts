/** Searches, recommendations and the ranking of given people. */
import type { Facet, JobCard, MemberCard, Page, RankResult } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { facet, jobPage, talentPage } from '../contract/page.ts'
import { rankAnswer, rankBody } from '../contract/rank.ts'
import { facetValuesBody, recommendBody, searchBody } from '../contract/search.ts'
import { demandMember } from '../own-data.ts'
import { callerOf } from '../principal.ts'

export function searchRoutes(app: App, { platform, metrics }: RouteParts): void {
  const tags = ['search']

  app.post(
    '/search/talent',
    { schema: { tags, summary: 'Find people', body: searchBody, response: answers<Page<MemberCard>>(talentPage) } },
    async ({ body, principal }) => timed('talent', platform.searchTalent({ ...body, caller: callerOf(principal) })),
  )

  app.post(
    '/search/talent/facet-values',
    {
      schema: {
        tags,
        summary: 'Values of one facet by what was typed, with their counts; logs no page',
        body: facetValuesBody,
        response: answers<Facet>(facet),
      },
    },
    async ({ body, principal }) => platform.findFacetValues({ ...body, caller: callerOf(principal) }),
  )

  app.post(
    '/search/jobs',
    { schema: { tags, summary: 'Find jobs', body: searchBody, response: answers<Page<JobCard>>(jobPage) } },
    async ({ body, principal }) => timed('jobs', platform.searchJobs({ ...body, caller: callerOf(principal) })),
  )

  app.post(
    '/recommend/jobs',
    { schema: { tags, summary: 'Jobs for a member', body: recommendBody, response: answers<Page<JobCard>>(jobPage) } },
    async ({ body, principal }) => {
      demandMember(principal, body.member, 'member')
      return timed('recommendation', platform.recommendJobs({ ...body, caller: callerOf(principal) }))
    },
  )

  app.post(
    '/rank',
    { schema: { tags, summary: 'Rank up to 300 given members', body: rankBody, response: answers<RankResult>(rankAnswer) } },
    async ({ body, principal }) => platform.rank({ ...body, caller: callerOf(principal) }),
  )

  async function timed<Card>(kind: string, searching: Promise<Page<Card>>): Promise<Page<Card>> {
    const page = await searching
    metrics.search(kind, page.tookMs)
    return page
  }
}

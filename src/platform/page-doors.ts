/** Searching, recommending and ranking for callers: their ids in, a page of cards out, and the page logged as one event. */
import { findKey, identified } from '../adapters/embedded/keys.ts'
import { payload } from '../adapters/embedded/payloads.ts'
import { PlatformError } from '../domain/errors.ts'
import type { MemberId, MemberKey } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import { jobRecommendations } from '../serving/channels/job-recommendations.ts'
import { jobSearch } from '../serving/channels/job-search.ts'
import { rank } from '../serving/channels/rank.ts'
import { recruiterFacet, recruiterSearch } from '../serving/channels/recruiter-search.ts'
import { notFound } from './access.ts'
import { pageCards } from './page-cards.ts'
import type { PageDoorParts } from './page-door-parts.ts'
import { pageRequests } from './page-requests.ts'
import type { Facet, FacetValuesInput, JobCard, MemberCard, Page, RankInput, RankResult, SearchInput } from './platform.ts'
import { sightOf } from './sight.ts'

export function pageDoors(parts: PageDoorParts) {
  const { reader, standards } = parts
  const talent = recruiterSearch(parts.members)
  const facet = recruiterFacet(parts.members)
  const jobs = jobSearch(parts.jobs)
  const recommended = jobRecommendations(parts.jobs)
  const ranked = rank(parts.members)
  const { requestOf, purposeOf, queryOf } = pageRequests(parts)
  const { answer, settled, memberCards, jobCards } = pageCards(parts)

  return {
    async searchTalent(input: SearchInput): Promise<Page<MemberCard>> {
      return answer(input, () => talent(requestOf(input)), memberCards(input))
    },

    async findFacetValues({ facet: type, contains = '', ...input }: FacetValuesInput): Promise<Facet> {
      await settled(input)
      return facet(requestOf({ ...input, facetTypes: [type] }), { type, contains })
    },

    async searchJobs(input: SearchInput): Promise<Page<JobCard>> {
      return answer(input, () => jobs(requestOf(input)), jobCards)
    },

    async recommendJobs(input: SearchInput & { readonly member: MemberId }): Promise<Page<JobCard>> {
      await settled(input)
      const key = findKey(reader, 'member', input.member)
      const found = key === undefined ? undefined : currentMember(key)
      if (key === undefined || found === undefined || !sightOf(reader, input.caller).member(found))
        throw notFound('member', input.member, 'member-upserted')
      const seeker = { key: key as MemberKey, document: standards.standard({ kind: 'member', stated: found, at: parts.clock() }) }
      return answer(input, () => recommended(requestOf(input), seeker), jobCards)
    },

    async rank(input: RankInput): Promise<RankResult> {
      const { members, ...stated } = input
      const keys = members.map((id) => findKey(reader, 'member', id))
      const idOf = new Map<number | undefined, MemberId>(members.map((id, i) => [keys[i], id]))
      const known = [...idOf.keys()].filter((key) => key !== undefined)
      const purpose = purposeOf(input, stated)
      if (known.length === 0) throw nobodyKnown()
      const request = { ...purpose, query: queryOf(input), keys: Uint32Array.from(known), explain: input.explain ?? false }
      const { event, results, turnedAway, model } = await ranked(request)
      if (results.length + turnedAway.length === 0) throw nobodyKnown()
      parts.log(event)
      const answered = new Set<number | undefined>([...results.map(({ key }) => key), ...turnedAway])
      return {
        request: event.request,
        results: results.map(({ key, score, parts: sums, explanation }) => {
          const result = { id: idOf.get(key)!, score, parts: sums }
          return explanation === undefined ? result : { ...result, explanation }
        }),
        unknown: members.filter((_, i) => !answered.has(keys[i])),
        closed: Array.from(turnedAway, (key) => idOf.get(key)!),
        partial: false,
        model,
      }
    },
  }

  function currentMember(key: number): Member | undefined {
    return identified(reader, 'member', key) === undefined ? undefined : payload<Member>(reader, 'member', key)
  }
}

/** The same for those who do not exist and those whom the caller may not see. */
function nobodyKnown(): PlatformError {
  return new PlatformError('not-found', 'none of the members is known; were their member-upserted events recorded?', { field: 'members' })
}

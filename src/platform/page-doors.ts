/** Searching, recommending and ranking for callers: their ids in, a page of cards out, and the page logged as one event. */
import { findKey, identified, isStated } from '../adapters/embedded/keys.ts'
import { payload } from '../adapters/embedded/payloads.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import type { MemberId, MemberKey, Offset, ProjectId } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import type { PageShown } from '../domain/page.ts'
import { lastMarks } from '../events/ratings.ts'
import type { Reader } from '../events/records.ts'
import { jobRecommendations } from '../serving/channels/job-recommendations.ts'
import { jobSearch } from '../serving/channels/job-search.ts'
import { rank } from '../serving/channels/rank.ts'
import { recruiterSearch } from '../serving/channels/recruiter-search.ts'
import type { ServingParts } from '../serving/channels/serving-parts.ts'
import type { ServedPage } from '../serving/page/served-page.ts'
import { notFound } from './access.ts'
import { blindProfile } from './blind-profile.ts'
import { jobCard, memberCard } from './cards.ts'
import { pageRequests } from './page-requests.ts'
import type { Caller, JobCard, MemberCard, Page, RankInput, RankResult, SearchInput } from './platform.ts'
import { sightOf } from './sight.ts'
import type { Standards } from './standards.ts'

export interface PageDoorParts {
  readonly reader: Reader
  readonly standards: Standards
  readonly members: ServingParts
  readonly jobs: ServingParts
  readonly clock: Clock
  /** Resolves when the offset is visible in both indexes. */
  readonly visible: (offset: Offset) => Promise<void>
  /** Logs the page; does not hold the answer up. */
  readonly log: (page: PageShown) => void
  readonly offset: () => Offset
}

export function pageDoors(parts: PageDoorParts) {
  const { reader, standards } = parts
  const talent = recruiterSearch(parts.members)
  const jobs = jobSearch(parts.jobs)
  const recommended = jobRecommendations(parts.jobs)
  const ranked = rank(parts.members)
  const { requestOf, purposeOf, queryOf } = pageRequests(parts)

  return {
    async searchTalent(input: SearchInput): Promise<Page<MemberCard>> {
      return answer(input, () => talent(requestOf(input)), memberCards(input))
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
      const seeker = { key: key as MemberKey, document: standards.member(found, parts.clock()) }
      return answer(input, () => recommended(requestOf(input), seeker), jobCards)
    },

    async rank(input: RankInput): Promise<RankResult> {
      const keys = new Map(input.members.map((id) => [id, statedKey(id)]))
      const known = [...new Set(keys.values())].filter((key) => key !== undefined)
      const { members: _, ...stated } = input
      const purpose = purposeOf(input, stated)
      if (known.length === 0) throw nobodyKnown()
      const request = { ...purpose, query: queryOf(input), keys: Uint32Array.from(known), explain: input.explain ?? false }
      const { event, results, partial, model } = await ranked(request)
      if (results.length === 0 && !known.some((key) => isSeen(key, input.caller))) throw nobodyKnown()
      parts.log(event)
      const idOf = new Map([...keys].map(([id, key]) => [key, id]))
      const seen = new Set(results.map(({ key }) => key))
      const left = input.members.filter((id) => !seen.has(keys.get(id) ?? -1))
      const closed = left.filter((id) => isClosed(keys.get(id), input.caller))
      return {
        request: event.request,
        results: results.map(({ key, ...rest }) => ({ id: idOf.get(key)!, ...rest })),
        unknown: left.filter((id) => !closed.includes(id)),
        closed,
        partial,
        model,
      }
    },
  }

  async function answer<Card>(
    input: SearchInput,
    serve: () => Promise<ServedPage>,
    cards: (key: number, version: number) => Card | undefined,
  ): Promise<Page<Card>> {
    const startedAt = performance.now()
    await settled(input)
    const { event, results, model, ...page } = await serve()
    parts.log(event)
    const ratings = ratingsIn(input.project)
    const { request, channel, total, start, missingShards } = event
    return {
      request,
      channel,
      total,
      start,
      missingShards,
      ...page,
      results: results.flatMap(({ key, version, position, explanation }) => {
        const card = cards(key, version)
        const rating = ratings.get(key)
        return card === undefined ? [] : [{ position, card, explanation, ...(rating === undefined ? {} : { rating }) }]
      }),
      model,
      offset: parts.offset(),
      tookMs: performance.now() - startedAt,
    }
  }

  /** A shard may rank a profile that was deleted a moment ago: the card is gone, the page says what was ranked. */
  function memberCards({ blind = false }: SearchInput): (key: number, version: number) => MemberCard | undefined {
    const now = parts.clock()
    return (key, version) => {
      const member = payload<Member>(reader, 'member', key, version as Offset) ?? currentMember(key)
      if (member === undefined) return undefined
      return memberCard(blind ? blindProfile(member, (claim) => standards.isKnown(claim)) : member, now)
    }
  }

  function jobCards(key: number, version: number): JobCard | undefined {
    const job = payload<Job>(reader, 'job', key, version as Offset)
    return job === undefined ? undefined : jobCard(job)
  }

  function statedKey(id: MemberId): number | undefined {
    const key = findKey(reader, 'member', id)
    return key !== undefined && isStated(reader, 'member', key) ? key : undefined
  }

  /** Shards gate whom the caller may see. This reads the whole profile, so it is asked only of those who came back from none. */
  function isSeen(key: number, caller: Caller): boolean {
    const found = currentMember(key)
    return found !== undefined && sightOf(reader, caller).member(found)
  }

  /** Of people whom the caller sees. */
  function isClosed(key: number | undefined, caller: Caller): boolean {
    return key !== undefined && isSeen(key, caller) && currentMember(key)?.intent === 'closed'
  }

  function currentMember(key: number): Member | undefined {
    return identified(reader, 'member', key) === undefined ? undefined : payload<Member>(reader, 'member', key)
  }

  function ratingsIn(project: ProjectId | undefined) {
    return new Map(project === undefined ? [] : [...lastMarks(reader, project)].map(({ member, last }) => [member as number, last.rating]))
  }

  async function settled({ after }: SearchInput): Promise<void> {
    if (after === undefined) return
    if (after > parts.offset())
      throw new PlatformError(
        'invalid-request',
        `offset ${after} is not in the log, which ends at ${parts.offset()}; send the offset of a receipt`,
        { field: 'after' },
      )
    await parts.visible(after)
  }
}

/** The same for those who do not exist and those whom the caller may not see. */
function nobodyKnown(): PlatformError {
  return new PlatformError('not-found', 'none of the members is known; were their member-upserted events recorded?', { field: 'members' })
}

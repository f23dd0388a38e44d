/** A served page as callers see it: cards in the place of keys, the ratings of the project, how long it took; and the page on its way into the log. */
import { identified } from '../adapters/embedded/keys.ts'
import { payload, payloadHead } from '../adapters/embedded/payloads.ts'
import { PlatformError } from '../domain/errors.ts'
import type { Offset, ProjectId } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import { lastMarks } from '../events/ratings.ts'
import type { ServedPage } from '../serving/page/served-page.ts'
import { blindProfile } from './blind-profile.ts'
import { jobCard, type MemberSummary, memberCard, memberSummary } from './cards.ts'
import type { PageDoorParts } from './page-door-parts.ts'
import type { JobCard, MemberCard, Page, SearchInput } from './platform.ts'

/** What the answer to any request for a page hangs on, beside the page. */
export type Asked = Pick<SearchInput, 'after' | 'blind' | 'project'>

export function pageCards(parts: PageDoorParts) {
  const { reader, standards } = parts
  return { answer, settled, memberCards, jobCards }

  async function answer<Card>(
    input: Asked,
    serve: () => Promise<ServedPage>,
    cards: (key: number, version: number) => Card | undefined,
  ): Promise<Page<Card>> {
    const startedAt = performance.now()
    await settled(input)
    const { event, results, model, counted, ...page } = await serve()
    const ratings = ratingsIn(input.project)
    // Facets are counted while the cards are read.
    const shown = results.flatMap(({ key, version, position, explanation }) => {
      const card = cards(key, version)
      const rating = ratings.get(key)
      return card === undefined ? [] : [{ position, card, explanation, ...(rating === undefined ? {} : { rating }) }]
    })
    const { facets, missingShards } = await counted
    parts.log({ ...event, missingShards })
    const { request, channel, total, start } = event
    return {
      request,
      channel,
      total,
      start,
      missingShards,
      partial: missingShards > 0,
      facets,
      ...page,
      results: shown,
      model,
      offset: parts.offset(),
      tookMs: performance.now() - startedAt,
    }
  }

  /** A shard may rank a profile that was deleted a moment ago: the card is gone, the page says what was ranked. */
  function memberCards({ blind = false }: Asked): (key: number, version: number) => MemberCard | undefined {
    const now = parts.clock()
    return (key, version) => {
      const summary = blind ? blindSummary(key, version as Offset) : openSummary(key, version as Offset)
      return summary === undefined ? undefined : memberCard(summary, now)
    }
  }

  function openSummary(key: number, version: Offset): MemberSummary | undefined {
    const summary = payloadHead<MemberSummary>(reader, 'member', key, version)
    if (summary !== undefined) return summary
    const member = rankedMember(key, version)
    return member === undefined ? undefined : memberSummary(member)
  }

  function blindSummary(key: number, version: Offset): MemberSummary | undefined {
    const member = rankedMember(key, version)
    return member === undefined ? undefined : memberSummary(blindProfile(member, (claim) => standards.isKnown(claim)))
  }

  function jobCards(key: number, version: number): JobCard | undefined {
    const head = payloadHead<JobCard>(reader, 'job', key, version as Offset)
    if (head !== undefined) return head
    const job = payload<Job>(reader, 'job', key, version as Offset)
    return job === undefined ? undefined : jobCard(job)
  }

  function rankedMember(key: number, version: Offset): Member | undefined {
    return payload<Member>(reader, 'member', key, version) ?? currentMember(key)
  }

  function currentMember(key: number): Member | undefined {
    return identified(reader, 'member', key) === undefined ? undefined : payload<Member>(reader, 'member', key)
  }

  function ratingsIn(project: ProjectId | undefined) {
    return new Map(project === undefined ? [] : [...lastMarks(reader, project)].map(({ member, last }) => [member as number, last.rating]))
  }

  async function settled({ after }: Asked): Promise<void> {
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

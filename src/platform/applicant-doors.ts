/** The applicants of a job, ranked for its hirer; and for a seeker, before applying, the chance of it. Either is a page and is logged as one. */

import { document } from '../adapters/embedded/documents.ts'
import { findKey } from '../adapters/embedded/keys.ts'
import { payload } from '../adapters/embedded/payloads.ts'
import { companyOf } from '../domain/account.ts'
import { PlatformError } from '../domain/errors.ts'
import type { JobId, JobKey, MemberKey } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import { contract } from '../events/accounts.ts'
import { type Application, applicationsTo } from '../events/applications.ts'
import type { IndexDocument } from '../search/index-document.ts'
import type { PairParts } from '../serving/applicants/describe-pairs.ts'
import { mainReasons } from '../serving/applicants/main-reasons.ts'
import { jobApplicants } from '../serving/channels/job-applicants.ts'
import { companyName } from '../standardization/open-names.ts'
import { mayUse, notFound } from './access.ts'
import { pageCards } from './page-cards.ts'
import type { PageDoorParts } from './page-door-parts.ts'
import { pageRequests } from './page-requests.ts'
import type { ApplicantPage, ApplicantsInput, ApplicationChance, Caller, ChanceInput } from './platform.ts'
import { sightOf } from './sight.ts'

export interface ApplicantDoorParts extends PageDoorParts {
  readonly pairs: PairParts
}

const usualLimit = 25

export function applicantDoors(parts: ApplicantDoorParts) {
  const { reader } = parts
  const serve = jobApplicants({ ...parts.members, pairs: parts.pairs })
  const { purposeOf } = pageRequests(parts)
  const { answer, memberCards } = pageCards(parts)

  return {
    async rankApplicants(input: ApplicantsInput): Promise<ApplicantPage> {
      const { caller, after: _, start = 0, limit = usualLimit, ...stated } = input
      const { key, opening } = ownJob(input.job, caller)
      const applications = new Map(applicationsTo(reader, key).map((application) => [application.member as number, application]))
      const applicants = [...applications.values()].flatMap((application) => {
        const isWanted = application.appliedAt !== undefined && !(input.unanswered === true && application.answers.length > 0)
        return isWanted ? (seenDocument(application.member, caller) ?? []) : []
      })
      const startedAt = performance.now()
      const request = { ...purposeOf(input, { ...stated, start, limit }), opening, applicants, start, limit }
      const served = await serve(request, { channel: 'job-applicants', subject: 'members' })
      const page = await answer(input, async () => served, memberCards(input))
      const { chances } = served
      return {
        ...page,
        tookMs: performance.now() - startedAt,
        results: page.results.map((result) => ({
          ...result,
          application: shownApplication(applications.get(findKey(reader, 'member', result.card.id)!)!),
          ...(chances.stated ? { chance: chances.of(result.explanation.score) } : {}),
        })),
        chances: chances.stated ? { stated: true, basis: chances.basis } : chances,
      }
    },

    async applicationChance(input: ChanceInput): Promise<ApplicationChance> {
      const { caller, ...stated } = input
      const job = seenJob(input.job, caller)
      const member = seenMember(input, caller)
      const purpose = { ...purposeOf(input, stated), opening: job.opening, applicants: [member.document], start: 0, limit: 1 }
      const served = await serve(purpose, { channel: 'application-chance', subject: 'members', seeker: member.key })
      parts.log(served.event)
      const { explanation } = served.results[0]!
      const why = whyNot(job.stated, member.stated)
      const chances = why === undefined ? served.chances : ({ stated: false, why } as const)
      return {
        request: served.event.request,
        job: input.job,
        member: input.member,
        ...(chances.stated ? { chance: chances.of(explanation.score) } : {}),
        chances: chances.stated ? { stated: true, basis: chances.basis } : chances,
        reasons: mainReasons(explanation.contributions),
        requirements: explanation.requirements,
        model: served.model,
      }
    },
  }

  /** Applicants of a job are seen by the recruiters of its contract alone. */
  function ownJob(id: JobId, caller: Caller): { readonly key: JobKey; readonly opening: IndexDocument } {
    const { key, stated, opening } = seenJob(id, caller)
    if (!mayUse(caller, stated.contract))
      throw new PlatformError('forbidden', 'this job belongs to another contract; name a job of your own', { field: 'job' })
    return { key, opening }
  }

  function seenJob(id: JobId, caller: Caller): { readonly key: JobKey; readonly stated: Job; readonly opening: IndexDocument } {
    const key = findKey(reader, 'job', id)
    const stated = key === undefined ? undefined : payload<Job>(reader, 'job', key)
    const opening = key === undefined ? undefined : document(reader, 'job', key)
    if (stated === undefined || opening === undefined || !sightOf(reader, caller).job(stated)) throw notFound('job', id, 'job-upserted')
    return { key: key as JobKey, stated, opening }
  }

  function seenMember({ member: id }: ChanceInput, caller: Caller) {
    const key = findKey(reader, 'member', id)
    const stated = key === undefined ? undefined : payload<Member>(reader, 'member', key)
    const own = key === undefined ? undefined : document(reader, 'member', key)
    if (stated === undefined || own === undefined || !sightOf(reader, caller).member(stated))
      throw notFound('member', id, 'member-upserted')
    return { key: key as MemberKey, stated, document: own }
  }

  function seenDocument(key: MemberKey, caller: Caller): IndexDocument | undefined {
    const found = payload<Member>(reader, 'member', key)
    return found !== undefined && sightOf(reader, caller).member(found) ? document(reader, 'member', key) : undefined
  }

  /** What the model does not know, and the seeker should. */
  function whyNot({ state, contract: owner }: Job, { hiddenFrom, audience }: Member): string | undefined {
    if (state !== 'open') return 'the job takes no applications any more'
    const found = owner === undefined ? undefined : contract(reader, owner)
    const hirer = found === undefined ? undefined : companyName(companyOf(found))
    if (hirer !== undefined && hiddenFrom.some((name) => companyName(name) === hirer))
      return 'you are hidden from the company that hires here, so an application would not be seen'
    if (audience.type === 'contract' && audience.contract !== owner)
      return 'the hirer does not see your profile, so an application would not be seen'
    return undefined
  }
}

function shownApplication({ appliedAt, answers }: Application): ApplicantPage['results'][number]['application'] {
  const last = answers.at(-1)
  return { appliedAt: appliedAt!, ...(last === undefined ? {} : { answer: last.answer, answeredAt: last.at }) }
}

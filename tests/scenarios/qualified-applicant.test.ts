/** From applications and answers to a model that ranks applicants, through the whole platform. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { marketplace } from '../../src/domain/audience.ts'
import type { JobId, MemberId, Timestamp } from '../../src/domain/ids.ts'
import { dayMs } from '../../src/domain/time.ts'
import { hash32, uniform } from '../../src/math/hash32.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import type { EventInput, Platform, TrainingRecord } from '../../src/platform/platform.ts'
import { openHttp } from './open-http.ts'
import { clinic, hirer, nurse, opening, rae, upsert } from './ward.ts'

const start = Date.UTC(2026, 2, 1) as Timestamp
const [days, jobs, people] = [50, 40, 160]
const skills = ['Triage', 'Wound Care', 'Phlebotomy', 'Patient Education', 'Medication Administration', 'Infection Control']
const jobId = (job: number) => `post-${job}` as JobId
const memberId = (member: number) => `m${member}` as MemberId
const moment = (day: number) => (start + day * dayMs) as Timestamp
const holds = (member: number, skill: number) => hash32(1, member, skill) % 2 === 0

/** Every hirer likes one skill and dislikes another, of which the posting says nothing. */
function isLiked(job: number, member: number): boolean {
  const [liked, disliked] = [hash32(2, job) % skills.length, hash32(3, job) % skills.length]
  const margin = 3 * Number(holds(member, liked)) - 3 * Number(holds(member, disliked)) - 0.5
  return uniform(4, job, member) < 1 / (1 + Math.exp(-margin))
}

/** Each person applies for half of the jobs, and is answered two days later. */
function history(): readonly EventInput[] {
  const pairs = Array.from({ length: jobs * people }, (_, i) => ({ job: i % jobs, member: Math.floor(i / jobs) }))
  const applications = pairs.filter(({ job, member }) => uniform(5, job, member) < 0.5)
  const events = applications.flatMap(({ job, member }): EventInput[] => {
    const pair = { job: jobId(job), member: memberId(member) }
    const day = uniform(6, job, member) * days
    const answer = isLiked(job, member) ? 'advance' : 'reject'
    return [
      { type: 'applied', at: moment(day), ...pair },
      { type: 'application-answered', at: moment(day + 2), recruiter: rae, answer, ...pair },
    ]
  })
  return events.sort((a, b) => a.at! - b.at!)
}

describe('a model of applicants', { concurrency: false }, () => {
  let directory: string
  let platform: Platform
  let record: TrainingRecord

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mutual-qualified-'))
    platform = await openPlatform({ dataDirectory: directory, workers: 0, clock: () => moment(days + 3), snapshotEveryMinutes: 0 })
    const posting = {
      audience: marketplace,
      contract: clinic,
      title: 'Registered Nurse',
      targeting: { skills: ['Triage'] },
      state: 'open',
    } as const
    const members = Array.from({ length: people }, (_, member) =>
      nurse(memberId(member), { skills: skills.filter((_, skill) => holds(member, skill)).map((name) => ({ name })) }),
    )
    await platform.record([
      ...opening,
      ...Array.from({ length: jobs }, (_, job): EventInput => ({ type: 'job-upserted', job: { id: jobId(job), ...posting } })),
      ...members.map(upsert),
    ])
    await platform.record(history())
    record = await platform.train({ plan: 'qualified-applicant', promote: false })
  })
  after(async () => {
    await platform.close()
    await rm(directory, { recursive: true })
  })

  const auc = (name: string) => record.contenders.find((contender) => contender.name === name)!.lastDays!['auc']!.mean

  it('learns from single jobs what trees over all of them cannot see', () => {
    assert.deepEqual(
      record.contenders.map(({ name, failure }) => [name, failure]),
      [
        ['linear', undefined],
        ['trees', undefined],
        ['glmix', undefined],
        ['glmix-trees', undefined],
        ['glmix-tree-score', undefined],
      ],
    )
    assert.ok(auc('glmix') > auc('trees') + 0.05, `${auc('glmix')} against ${auc('trees')}`)
    assert.deepEqual([record.best, record.rows > 2000, record.withoutInputs], ['glmix', true, undefined])
  })

  it('ranks a job by what its hirer liked, and is explained by whose preference each part is', async () => {
    await platform.promoteModel('applicants', record.versions['glmix']!, 'for a test')
    const page = await platform.rankApplicants({ caller: hirer, job: jobId(1), limit: 100 })
    const liked = page.results.map(({ card }) => holds(Number(card.id.slice(1)), hash32(2, 1) % skills.length))
    const half = Math.floor(liked.length / 2)
    const count = (some: readonly boolean[]) => some.filter(Boolean).length
    assert.ok(count(liked.slice(0, half)) > count(liked.slice(half)))
    for (const { explanation, chance } of page.results) {
      // Told for all or for nobody: where they did not come true for jobs of which nothing is known, none is.
      assert.equal(chance !== undefined, page.chances.stated)
      const sum = explanation.contributions.reduce((total, { contribution }) => total + contribution, 0)
      assert.ok(Math.abs(sum - explanation.score) < 1e-9)
      const byCoordinate = explanation.coordinates!.reduce((sum, { score }) => sum + score, 0)
      assert.ok(Math.abs(byCoordinate - explanation.score) < 1e-9)
    }
    const names = page.results[0]!.explanation.coordinates!.flatMap(({ features }) => features.map(({ label }) => label))
    assert.ok(names.some((label) => label.startsWith('Skill: ')))
    const explained = await platform.explain(page.request, hirer)
    assert.equal(explained.reproduced, true)
  })

  it('shows the operator whether chances come true, over HTTP too', async () => {
    const http = await openHttp(platform)
    const { status, body } = await http.send('GET', `/v1/models/applicants/${record.versions['glmix']!.slice(0, 12)}`)
    assert.deepEqual([status, body.report.reliability.heldOut.length, body.report.plan], [200, 10, 'qualified-applicant'])
    assert.ok(body.report.heldOut.auc.mean > 0 && body.report.lastDays['calibration-error'].mean < 0.2)
    await http.close()
  })

  it('survives a restart with the same page', async () => {
    const ask = async () => (await platform.rankApplicants({ caller: hirer, job: jobId(1), limit: 100 })).results
    const first = await ask()
    await platform.close()
    platform = await openPlatform({ dataDirectory: directory, workers: 0, clock: () => moment(days + 3), snapshotEveryMinutes: 0 })
    assert.deepEqual(await ask(), first)
  })
})

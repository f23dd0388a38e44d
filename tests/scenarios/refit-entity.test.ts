/** The near-real-time path: what was answered a moment ago is learned for one job, ranks its next page, and old pages still come out as they were. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { findKey } from '../../src/adapters/embedded/keys.ts'
import { marketplace } from '../../src/domain/audience.ts'
import type { ContractId, JobId, JobKey, MemberId, Offset, RecruiterId, Timestamp } from '../../src/domain/ids.ts'
import type { Member } from '../../src/domain/member.ts'
import { jobTermColumn, memberTermColumn } from '../../src/features/applicants/term-columns.ts'
import { intercept } from '../../src/models/glmix/effect.ts'
import { type GlmixCoordinate, glmixModel } from '../../src/models/glmix/glmix-model.ts'
import { idFeature } from '../../src/models/glmix/id-features.ts'
import { packEffects } from '../../src/models/glmix/packed-effects.ts'
import { withFixture } from '../../src/models/parity-fixture.ts'
import { livePlatform } from '../../src/platform/live-platform.ts'
import { openParts } from '../../src/platform/open-platform.ts'
import type { Caller, EventInput, Platform } from '../../src/platform/platform.ts'
import type { PlatformParts } from '../../src/platform/platform-parts.ts'
import { isHeldOutJob } from '../../src/training/applications/held-out-jobs.ts'
import { memberOf } from '../small-world/index.ts'
import { openHttp } from './open-http.ts'

const at = Date.UTC(2026, 2, 1) as Timestamp
const [clinic, rae] = ['clinic' as ContractId, 'rae' as RecruiterId]
const hirer: Caller = { role: 'recruiter', contract: clinic, recruiter: rae }
const jobs = Array.from({ length: 30 }, (_, i) => `job-${i}` as JobId)

const person = (id: string, title: string, skill: string): Member =>
  memberOf(id, { positions: [{ title, start: { year: 2018 } }], skills: [{ name: skill }] })
const nurses = [0, 1, 2, 3].map((i) => person(`nurse-${i}`, 'Registered Nurse', 'Wound Care'))
const cooks = [0, 1, 2, 3].map((i) => person(`cook-${i}`, 'Chef', 'Baking'))
const people = [...nurses, ...cooks]

const opening: readonly EventInput[] = [
  { type: 'contract-upserted', contract: { id: clinic, name: 'Clinic' } },
  { type: 'recruiter-upserted', recruiter: { id: rae, contract: clinic, name: 'Rae' } },
  ...jobs.map((id): EventInput => {
    const job = { id, audience: marketplace, contract: clinic, title: 'Assistant', targeting: {}, state: 'open' as const }
    return { type: 'job-upserted', job }
  }),
  ...people.map((member): EventInput => ({ type: 'member-upserted', member })),
]

describe('refitting one entity', { concurrency: false }, () => {
  let directory: string
  let parts: PlatformParts
  let platform: Platform
  let [job, judging, quiet] = ['', '', ''] as JobId[]

  const open = async () => {
    parts = await openParts({ dataDirectory: directory, workers: 0, clock: () => at, snapshotEveryMinutes: 0 })
    platform = await livePlatform(parts)
  }
  const applies = (member: Member): EventInput => ({ type: 'applied', member: member.id, job: job! })
  const answers = (member: Member, answer: 'advance' | 'reject'): EventInput => {
    return { type: 'application-answered', member: member.id as MemberId, job: job!, recruiter: rae, answer }
  }
  const list = () => platform.rankApplicants({ caller: hirer, job: job! })
  const order = async () => (await list()).results.map(({ card }) => card.id.split('-')[0])

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mutual-refit-'))
    await open()
    await platform.record(opening)
    const isJudging = (id: JobId) => isHeldOutJob(findKey(parts.store, 'job', id) as JobKey)
    judging = jobs.find(isJudging)!
    ;[job, quiet] = jobs.filter((id) => !isJudging(id)) as [JobId, JobId]
    await platform.record(people.map(applies))
    await promote()
  })
  after(async () => {
    await platform.close()
    await rm(directory, { recursive: true })
  })

  /** Likes nobody more than anybody else, but could. */
  async function promote(): Promise<void> {
    const terms: number[] = []
    for await (const { event } of parts.store.log.read(0 as Offset)) if (event.type === 'applied') terms.push(...event.inputs!.memberTerms)
    const random = (name: string, shard: string, entity: string, features: readonly string[]): GlmixCoordinate => {
      return { name, shard, entity, lambda: 1, features: [intercept, ...features], effects: packEffects([]) }
    }
    const ofTerms = [...new Set(terms)].map((term) => idFeature(memberTermColumn, term))
    const fixed = { name: 'global', shard: 'pair', features: [intercept], coefficients: Float64Array.of(-1), variances: Float64Array.of(1) }
    const coordinates = [fixed, random('per-member', 'posting', 'member', []), random('per-job', 'profile', 'job', ofTerms)]
    const artifact = withFixture(glmixModel('logistic', coordinates, { idColumns: [memberTermColumn, jobTermColumn] }))
    await platform.promoteModel('applicants', await platform.publishModel('applicants', artifact, {}), 'for a test')
  }

  it('refuses what names nothing, has no judged application, or only judges models', async () => {
    const refusals: readonly (readonly [string, string])[] = [
      ['job:nobody-posted-it', 'not-found'],
      ['member:', 'invalid-request'],
      ['recruiter:rae', 'invalid-request'],
      ['ward', 'invalid-request'],
      [`job:${judging}`, 'conflict'],
      [`job:${quiet}`, 'conflict'],
      [`job:${job}`, 'conflict'],
    ]
    for (const [entity, code] of refusals) await assert.rejects(platform.refitEntity(entity), { code }, entity)
  })

  it('learns from what was answered a moment ago, and the next page is ranked by it', async () => {
    const before = await list()
    assert.equal(new Set(before.results.map(({ explanation }) => explanation.score)).size, 1)
    await platform.record([
      ...nurses.slice(0, 3).map((one) => answers(one, 'advance')),
      ...cooks.slice(0, 3).map((one) => answers(one, 'reject')),
    ])
    const http = await openHttp(platform)
    const { status, body } = await http.send('POST', '/v1/refreshes', { entity: `job:${job}` })
    assert.deepEqual([status, body.coordinate, body.rows, body.positives], [200, 'per-job', 6, 3])
    assert.equal((await http.send('POST', '/v1/refreshes', { entity: `job:${job}`, scope: 'whole' })).status, 400)
    await http.close()
    assert.deepEqual(await order(), [...Array(4).fill('nurse'), ...Array(4).fill('cook')])
    const after = await list()
    const explained = await platform.explain(after.request, hirer)
    assert.deepEqual([explained.reproduced, explained.models[0]], [true, { name: 'effect of per-job', version: String(body.offset) }])
    assert.ok((await platform.explain(before.request, hirer)).reproduced)
  })

  it('again learns more, and leaves the pages before as they were', async () => {
    const then = await list()
    await platform.record([answers(nurses[3]!, 'advance'), answers(cooks[3]!, 'advance')])
    const { rows, positives, offset } = await platform.refitEntity(`job:${job}`)
    assert.deepEqual([rows, positives], [8, 5])
    const now = await list()
    assert.notDeepEqual(
      now.results.map(({ explanation }) => explanation.score),
      then.results.map(({ explanation }) => explanation.score),
    )
    assert.equal((await platform.explain(now.request, hirer)).models[0]!.version, String(offset))
    for (const { request } of [then, now]) assert.ok((await platform.explain(request, hirer)).reproduced)
  })

  it('is kept by the log: a restart and a replay rank as before', async () => {
    const scores = async () => (await list()).results.map(({ card, explanation }) => [card.id, explanation.score])
    const kept = await scores()
    await platform.close()
    await open()
    assert.deepEqual(await scores(), kept)
    await platform.rebuild()
    assert.deepEqual(await scores(), kept)
  })

  it('takes a member, too', async () => {
    const { coordinate, rows } = await platform.refitEntity('member:nurse-0')
    assert.deepEqual([coordinate, rows], ['per-member', 1])
  })

  it('leaves nothing of a person who is erased: no file names them, the effect is blank, and pages of others still reproduce', async () => {
    const page = await list()
    await platform.erase('nurse-0' as MemberId)
    const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    for (const { parentPath, name } of files) assert.ok(!(await readFile(join(parentPath, name))).includes('nurse-0'), name)
    const refitted = []
    for await (const { event } of parts.store.log.read(0 as Offset)) if (event.type === 'effect-refitted') refitted.push(event)
    assert.deepEqual(
      refitted.map(({ entityType, features }) => [entityType, features.length > 0]),
      [
        ['job', true],
        ['job', true],
        ['member', false],
      ],
    )
    assert.ok((await platform.explain(page.request, hirer)).reproduced)
  })

  it('says why where what ranks learns nothing of a job', async () => {
    await platform.rollBackModel('applicants', 'for a test')
    await assert.rejects(platform.refitEntity(`job:${job}`), { code: 'conflict', message: /no GLMix model/ })
  })
})

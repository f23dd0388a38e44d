/** Those who applied, through the whole platform: what is logged when they do, how they are ranked and answered, and what is said of chances. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Event } from '../../src/domain/event.ts'
import type { Applied } from '../../src/domain/hiring-events.ts'
import type { JobId, MemberId, Offset, Timestamp } from '../../src/domain/ids.ts'
import type { PageShown } from '../../src/domain/page.ts'
import { applicantFeatures } from '../../src/features/applicants/applicant-features.ts'
import type { Calibration } from '../../src/models/calibration/calibration.ts'
import { withFixture } from '../../src/models/parity-fixture.ts'
import { livePlatform } from '../../src/platform/live-platform.ts'
import { openParts } from '../../src/platform/open-platform.ts'
import type { Caller, EventInput, Platform } from '../../src/platform/platform.ts'
import type { PlatformParts } from '../../src/platform/platform-parts.ts'
import { openHttp } from './open-http.ts'
import { applies, cook, hirer, nurse, opening, rae, rex, rival, skillModel, sure, treeModel, upsert, ward } from './ward.ts'

const at = Date.UTC(2026, 2, 1) as Timestamp
const operator: Caller = { role: 'operator' }
const answers = (member: string, answer: 'advance' | 'reject', undone = false): EventInput => {
  return { type: 'application-answered', member: member as MemberId, job: ward, recruiter: rae, answer, undone }
}

describe('the applicants of a job', { concurrency: false }, () => {
  let directory: string
  let parts: PlatformParts
  let platform: Platform

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mutual-applicants-'))
    parts = await openParts({ dataDirectory: directory, workers: 0, clock: () => at, snapshotEveryMinutes: 0 })
    platform = await livePlatform(parts)
    const people = [cook('carl'), nurse('nora'), nurse('hilda', { hiddenFrom: ['Northgate Clinic'] })]
    await platform.record([...opening, ...people.flatMap((member) => [upsert(member), applies(member)]), upsert(nurse('nils'))])
  })
  after(async () => {
    await platform.close()
    await rm(directory, { recursive: true })
  })

  const list = (more = {}, caller = hirer) => platform.rankApplicants({ caller, job: ward, ...more })
  const names = async (more = {}, caller = hirer) => (await list(more, caller)).results.map(({ card }) => card.id as string)
  async function logged<Type extends Event['type']>(type: Type): Promise<readonly Extract<Event, { type: Type }>[]> {
    const found: Extract<Event, { type: Type }>[] = []
    for await (const { event } of parts.store.log.read(0 as Offset))
      if (event.type === type) found.push(event as Extract<Event, { type: Type }>)
    return found
  }

  it('are logged with what was known of them, even where profile and application come together', async () => {
    const applied: readonly Applied[] = await logged('applied')
    assert.equal(applied.length, 3)
    for (const { inputs } of applied) {
      assert.equal(inputs!.vector.length, applicantFeatures.length)
      assert.ok(inputs!.memberTerms.length > 0 && inputs!.jobTerms.length > 0)
    }
    const value = (row: number, name: string) => applied[row]!.inputs!.vector[applicantFeatures.indexOf(name)]
    assert.deepEqual([value(0, 'must-have-coverage'), value(1, 'must-have-coverage')], [0, 1])
    assert.deepEqual([value(1, 'exact-title'), value(1, 'job:job-skill-coverage'), value(1, 'retrieval-log')], [1, 1, NaN])
  })

  it('are ranked by the very numbers that were logged when they applied, on a page that can be reproduced', async () => {
    const page = await list()
    assert.deepEqual(
      page.results.map(({ card }) => card.id),
      ['nora', 'carl'],
    )
    const explained = await platform.explain(page.request, hirer)
    assert.deepEqual(
      [explained.reproduced, explained.channel, explained.featureSet],
      [true, 'job-applicants', (await logged('applied'))[0]!.inputs!.featureSet],
    )
    const { items } = (await logged('page-shown')).at(-1) as PageShown
    const nora = (await logged('applied'))[1]!
    assert.deepEqual(items.vectors.subarray(0, applicantFeatures.length), nora.inputs!.vector)
    for (const { explanation } of page.results) {
      const sum = explanation.contributions.reduce((total, { contribution }) => total + contribution, 0)
      assert.ok(Math.abs(sum - explanation.score) < 1e-9)
    }
  })

  it('are scored by the same numbers as a search for the posting, but for what a retrieval says', async () => {
    const ranked = await platform.rank({ caller: hirer, job: ward, members: ['nora', 'carl'] as MemberId[], explain: true })
    await platform.explain(ranked.request, hirer)
    const page = await list()
    const byFeature = (contributions: readonly { feature: string; value: number | null }[]) =>
      new Map(contributions.filter(({ feature }) => !feature.startsWith('retrieval-')).map(({ feature, value }) => [feature, value]))
    for (const { id, explanation } of ranked.results) {
      const own = page.results.find(({ card }) => card.id === id)!
      assert.deepEqual(byFeature(own.explanation.contributions), byFeature(explanation!.contributions))
      assert.deepEqual(own.explanation.requirements, explanation!.requirements)
    }
  })

  it('are seen by the recruiters of the contract alone, and not where they hide from its company', async () => {
    await assert.rejects(list({}, { role: 'recruiter', contract: rival, recruiter: rex }), { code: 'forbidden', field: 'job' })
    await assert.rejects(platform.rankApplicants({ caller: hirer, job: 'none' as JobId }), { code: 'not-found' })
    assert.equal((await list()).total, 2)
    assert.deepEqual((await names({}, operator)).sort(), ['carl', 'hilda', 'nora'])
  })

  it('are told no chance by a ranker that learned from nobody, and the page says so', async () => {
    const { results, chances } = await list()
    assert.ok(results.every(({ chance }) => chance === undefined))
    assert.equal(chances.stated, false)
    const asked = await platform.applicationChance({
      caller: { role: 'seeker', member: 'nils' as MemberId },
      job: ward,
      member: 'nils' as MemberId,
    })
    assert.deepEqual([asked.chance, asked.chances.stated, asked.requirements.length > 0], [undefined, false, true])
  })

  it('are answered, and an answer is taken back', async () => {
    await platform.record([answers('nora', 'advance'), answers('carl', 'reject')], hirer)
    const states = async () => (await list()).results.map(({ application }) => application.answer)
    assert.deepEqual([await states(), await names({ unanswered: true })], [['advance', 'reject'], []])
    await platform.record([answers('carl', 'reject', true)], hirer)
    assert.deepEqual([await states(), await names({ unanswered: true })], [['advance', undefined], ['carl']])
  })

  it('get calibrated tiers from a model that brings them, and none from one that saw too little or promised too much', async () => {
    const publish = async (calibration: Calibration) => {
      const version = await platform.publishModel('applicants', { ...withFixture(skillModel), calibration }, {})
      await platform.promoteModel('applicants', version, 'for a test')
      return list()
    }
    const { results, chances } = await publish(sure)
    // σ(3 − 1.5) and σ(−1.5)
    assert.deepEqual(
      results.map(({ chance }) => [chance!.tier, Number(chance!.probability.toFixed(4))]),
      [
        ['strong', 0.8176],
        ['possible', 0.1824],
      ],
    )
    assert.deepEqual(chances, { stated: true, basis: { rows: 1000, judgedRows: 500, error: 0.02 } })
    for (const doubtful of [
      { ...sure, rows: 150 },
      { ...sure, positives: 10 },
      { ...sure, error: 0.2 },
    ])
      assert.equal((await publish(doubtful)).chances.stated, false)
    await publish(sure)
  })

  it('hear before applying what their chance is and why, each about nobody else', async () => {
    const http = await openHttp(platform)
    const { status, body } = await http.send('GET', '/v1/jobs/ward/chance?member=nils')
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual([body.chance.tier, body.chances.stated, body.reasons.speaksFor[0].feature], ['strong', true, 'must-have-coverage'])
    const hidden = await http.send('GET', '/v1/jobs/ward/chance?member=hilda')
    assert.deepEqual([hidden.body.chance, hidden.body.chances.stated], [undefined, false])
    assert.match(hidden.body.chances.why, /hidden from the company/)
    await http.close()
    const seeker = (member: string): Caller => ({ role: 'seeker', member: member as MemberId })
    const page = await platform.applicationChance({ caller: seeker('nils'), job: ward, member: 'nils' as MemberId })
    await platform.record([{ type: 'applied', member: 'nils' as MemberId, job: ward, request: page.request }], seeker('nils'))
    assert.deepEqual(await names(), ['nora', 'nils', 'carl'])
    assert.equal((await platform.explain(page.request, operator)).reproduced, true)
  })

  it('hear of inputs by name where a score of trees is what decides, each for or against', async () => {
    const version = await platform.publishModel('applicants', { ...withFixture(treeModel), calibration: sure }, {})
    await platform.promoteModel('applicants', version, 'for a test')
    const hear = async (member: string) => {
      const { reasons } = await platform.applicationChance({ caller: operator, job: ward, member: member as MemberId })
      return [reasons.speaksFor, reasons.speaksAgainst].map((side) => side.map(({ label }) => label))
    }
    assert.deepEqual(await hear('nils'), [['Must-have skills held', 'Asked title held'], []])
    assert.deepEqual(await hear('carl'), [[], ['None of the must-have skills held', 'Asked title not held']])
    for (const { explanation } of (await list()).results) {
      const sum = (addends: readonly { contribution: number }[]) => addends.reduce((total, { contribution }) => total + contribution, 0)
      assert.equal(sum(explanation.contributions), explanation.score)
      const [shared] = explanation.coordinates!
      assert.equal(sum(shared!.features), explanation.score)
      assert.deepEqual(
        shared!.features.map(({ label }) => label),
        ['Must-have skills held', 'Asked title held', 'Its own level'],
      )
    }
  })

  it('are gone from the list, and from what was logged, once they are erased', async () => {
    await platform.erase('nora' as MemberId)
    assert.deepEqual(await names(), ['nils', 'carl'])
    const applied = await logged('applied')
    assert.deepEqual(
      applied.map(({ inputs }) => inputs === undefined),
      [false, true, false, false],
    )
    assert.ok((await logged('page-shown')).every(({ items }) => !items.keys.includes(applied[1]!.member)))
  })
})

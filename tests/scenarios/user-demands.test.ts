/** What users of such systems ask for most, each through the whole platform; what other scenarios prove already is not repeated here. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { reproduceColdStart } from '../../src/cli/reproduce/cold-start.ts'
import type { ContractId, JobId, MemberId, Timestamp } from '../../src/domain/ids.ts'
import type { Job } from '../../src/domain/job.ts'
import { dayMs } from '../../src/domain/time.ts'
import type { EventInput, MemberCard, Page, SearchInput } from '../../src/platform/platform.ts'
import { memberOf } from '../small-world/index.ts'
import { askedMarket, idsOf, upsert } from './asked-market.ts'
import { contentOf, marketStart, operator } from './small-market.ts'

describe('what users ask for most', () => {
  const { market, record, search } = askedMarket()

  it('day one: without any event the ranking beats the overlap of words', async () => {
    const row = await reproduceColdStart({ seeds: 1, members: 4000, jobs: 50, days: 8, workers: 0, progress: () => undefined })
    assert.ok(row.low > 0, JSON.stringify(row))
  })

  it('same CV, same score: for twins, in a hundred runs, when stated again, and after a restart', async () => {
    const cv = {
      positions: [
        { title: 'Registered Nurse', company: 'Larkspur Clinic', start: { year: 2016, month: 2 }, description: 'Night shifts in triage.' },
      ],
      skills: [{ name: 'Triage' }, { name: 'Wound Care' }],
      location: { city: 'Hamburg', countryCode: 'DE' },
    }
    const twins = ['twin-a', 'twin-b'].map((id) => memberOf(id, cv))
    const asked = { text: 'registered nurse triage', after: await record(...twins.map(upsert)) }
    const scores = async (): Promise<readonly unknown[]> => {
      const { platform } = market
      const page = await platform.searchTalent({ caller: operator, limit: 100, ...asked })
      const ranked = await platform.rank({ caller: operator, members: twins.map(({ id }) => id), job: 'j2' as JobId, explain: true })
      return [
        page.results.map(({ card, explanation }) => [card.id, explanation]),
        ranked.results.map(({ id, score, explanation }) => [id, score, explanation]),
      ]
    }
    const page = await search(asked)
    const [a, b] = twins.map((twin) => page.results.find(({ card }) => card.id === twin.id)?.explanation)
    assert.ok(a !== undefined)
    assert.deepEqual(a, b)
    const first = await scores()
    for (let run = 0; run < 100; run++) assert.deepEqual(await scores(), first)
    await record(upsert(twins[0]!))
    assert.deepEqual(await scores(), first)
    await market.reopen()
    assert.deepEqual(await scores(), first)
    await market.reopen({ workers: 1 })
    assert.deepEqual(await scores(), first)
    await market.reopen()
  })

  it('people who want no contact are left out, and the page says how many', async () => {
    const xylographer = (id: string, intent: 'open' | 'closed') => memberOf(id, { headline: 'Xylographer', intent })
    const after = await record(upsert(xylographer('x1', 'closed')), upsert(xylographer('x2', 'closed')), upsert(xylographer('x3', 'open')))
    const page = await search({ text: 'xylographer', after })
    const left = (asked: Page<MemberCard>) => asked.gates.find(({ gate }) => gate === 'intent')
    assert.deepEqual([idsOf(page), left(page)], [['x3'], { gate: 'intent', label: 'Open to contact', rejected: 2, unknown: 0 }])

    const closed = await search({ text: 'xylographer', facets: [{ type: 'intent', values: ['closed'] }], after })
    assert.deepEqual([closed.total, left(closed)?.rejected], [0, 2])

    const members = ['x1', 'x3', 'x0'].map((id) => id as MemberId)
    const ranked = await market.platform.rank({ caller: operator, members, text: 'xylographer' })
    assert.deepEqual([ranked.results.map(({ id }) => id), ranked.closed, ranked.unknown], [['x3'], ['x1'], ['x0']])
  })

  it('hide me from my employer: an excluded viewer gets no hit, no count, no facet, no filter at fault and no profile', async () => {
    const { platform } = market
    const contract = { id: 'nosy' as ContractId, name: 'Nosy', company: 'Nosy Mills Ltd' }
    await record({ type: 'contract-upserted', contract })
    const caller = { role: 'recruiter', contract: contract.id } as const
    const seen = async (after: SearchInput['after']) => [
      contentOf(await platform.searchTalent({ caller, text: 'spindle whisperer', ...(after === undefined ? {} : { after }) })),
      contentOf(await platform.searchTalent({ caller, facets: [{ type: 'company', values: ['nosy mills'] }] })),
      contentOf(await platform.searchTalent({ caller, limit: 100 })),
      (await platform.rank({ caller, members: ['m1', 'm2', 'secret'] as MemberId[], text: 'spindle' })).unknown,
    ]
    const before = await seen(undefined)
    const secret = memberOf('secret', {
      headline: 'Spindle whisperer',
      positions: [{ title: 'Spindle Whisperer', company: 'Nosy Mills', start: { year: 2020 } }],
      hiddenFrom: ['Nosy Mills'],
      intent: 'active',
    })
    const after = await record(upsert(secret))
    assert.deepEqual(await seen(after), before)
    await assert.rejects(platform.member(secret.id, caller), { code: 'not-found' })
    await assert.rejects(platform.flags(secret.id, caller), { code: 'not-found' })
    assert.deepEqual(idsOf(await search({ text: 'spindle whisperer' })), ['secret'], 'others find the person')
    await record({ type: 'member-upserted', member: { ...secret, hiddenFrom: [] } })
    assert.notDeepEqual(await seen(platform.status().offset), before, 'the test would notice')
  })

  it('stale postings out: one that is closed, deleted, restated as expired or past its end is unreachable', async () => {
    const { platform } = market
    const end = (marketStart + 3 * dayMs) as Timestamp
    const posting = (id: string): Job => ({
      id: id as JobId,
      audience: { type: 'marketplace' },
      title: 'Dirigible Steward',
      targeting: {},
      state: 'open',
      expiresAt: end,
    })
    const seeker = memberOf('steward', { positions: [{ title: 'Dirigible Steward', start: { year: 2019 } }] })
    await record(upsert(seeker), ...['d1', 'd2', 'd3', 'd4'].map((id): EventInput => ({ type: 'job-upserted', job: posting(id) })))
    const reachable = async (at = platform) => {
      const asked = { caller: operator, after: platform.status().offset, limit: 100 }
      const found = (await at.searchJobs({ ...asked, text: 'dirigible steward' })).results.map(({ card }) => card.id)
      const recommended = (await at.recommendJobs({ ...asked, member: seeker.id })).results.map(({ card }) => card.id)
      assert.deepEqual(
        found.filter((id) => !recommended.includes(id)),
        [],
      )
      return recommended.filter((id) => /^d\d$/.test(id)).sort()
    }
    assert.deepEqual(await reachable(), ['d1', 'd2', 'd3', 'd4'])
    await record({ type: 'job-status-changed', job: 'd1' as JobId, state: 'closed' })
    assert.deepEqual(await reachable(), ['d2', 'd3', 'd4'])
    await record({ type: 'job-deleted', job: 'd2' as JobId })
    assert.deepEqual(await reachable(), ['d3', 'd4'])
    await record({ type: 'job-upserted', job: { ...posting('d3'), expiresAt: marketStart } })
    assert.deepEqual(await reachable(), ['d4'])
    assert.deepEqual(await reachable(platform.at(() => (end - 1) as Timestamp)), ['d4'])
    assert.deepEqual(await reachable(platform.at(() => end)), [])
  })
})

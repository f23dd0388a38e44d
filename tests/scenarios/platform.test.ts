/** The whole house through its contract: what is promised to callers, on a simulated market. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { JobId, MemberId, Timestamp } from '../../src/domain/ids.ts'
import { dayMs } from '../../src/domain/time.ts'
import { linearModel } from '../../src/models/linear/linear-model.ts'
import { withFixture } from '../../src/models/parity-fixture.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import { nurse } from './nurse.ts'
import { contentOf, marketStart, operator, sharedMarket } from './small-market.ts'

describe('the platform', () => {
  const market = sharedMarket()

  it('understands a typed query, finds people, and proves each match by a profile field', async () => {
    const page = await market.platform.searchTalent({ caller: operator, text: 'manager' })
    assert.ok(page.total > 0)
    for (const { explanation } of page.results) {
      const sum = explanation.contributions.reduce((total, { contribution }) => total + contribution, 0)
      assert.ok(Math.abs(sum - explanation.score) <= 1e-9)
      const parts = Object.values(explanation.parts).reduce((total, part) => total + part, 0)
      assert.ok(Math.abs(parts - explanation.score) <= 1e-9)
      for (const { status, field } of explanation.requirements) assert.equal(field !== undefined, status === 'matched')
    }
  })

  it('gives the same pages with workers as without, and after a restart', async () => {
    const ask = async () => {
      const { platform } = market
      const pages = [
        await platform.searchTalent({ caller: operator, text: 'senior engineer -manager' }),
        await platform.searchTalent({ caller: operator, job: 'j3' as JobId }),
        await platform.searchTalent({ caller: operator, facets: [{ type: 'seniority', values: ['senior', 'unknown'] }] }),
      ]
      return pages.map(contentOf)
    }
    const first = await ask()
    await market.reopen({ workers: 2 })
    assert.deepEqual(await ask(), first)
    await market.reopen()
    assert.deepEqual(await ask(), first)
  })

  it('shows everybody once on the pages of a long list, and falls in score inside each shortlist', async () => {
    for (const shortlist of [125, 1000]) {
      await market.reopen({ shortlist })
      const limit = 50
      const pages = []
      for (let start = 0; start < 500; start += limit)
        pages.push(await market.platform.searchTalent({ caller: operator, text: '', start, limit }))
      const { total } = pages[0]!
      const results = pages.flatMap((page) => page.results)
      assert.ok(total > 3 * 125)
      assert.equal(new Set(results.map(({ card }) => card.id)).size, Math.min(total, 500))
      const scores = results.map(({ explanation }) => explanation.score)
      const falls = scores.map((score, i) => i === 0 || score <= scores[i - 1]!)
      assert.ok(falls.every((isFalling, i) => isFalling || i % shortlist === 0))
      assert.equal(falls.includes(false), shortlist === 125)
    }
    await market.reopen()
  })

  it('shows an acknowledged profile to a search that sends the offset back', async () => {
    const { offset } = await market.platform.record([{ type: 'member-upserted', member: nurse('fresh', { summary: 'Speaks zyxwordly.' }) }])
    const page = await market.platform.searchTalent({ caller: operator, text: 'zyxwordly', after: offset })
    assert.deepEqual(
      page.results.map(({ card }) => card.id),
      ['fresh'],
    )
  })

  it('reproduces a page bit for bit after profiles changed and another model was promoted', async () => {
    const { platform } = market
    const page = await platform.searchTalent({ caller: operator, job: 'j5' as JobId })
    assert.ok(page.results.length > 0)
    const shown = await platform.member(page.results[0]!.card.id, operator)
    await platform.record([{ type: 'member-upserted', member: { ...shown, skills: [], positions: [] } }])
    const version = await platform.publishModel('members', withFixture(linearModel({ completeness: 2 }, 0)), {})
    await platform.promoteModel('members', version, 'to see the page outlive it')

    const explained = await platform.explain(page.request, operator)
    assert.equal(explained.reproduced, true)
    assert.deepEqual(
      explained.items.map(({ id, rescored }) => [id, rescored]),
      page.results.map(({ card, explanation }) => [card.id, explanation.score]),
    )
    const now = await platform.searchTalent({ caller: operator, job: 'j5' as JobId })
    assert.ok(now.model.endsWith(version.slice(0, 12)))
    assert.notDeepEqual(
      now.results.map(({ explanation }) => explanation.score),
      page.results.map(({ explanation }) => explanation.score),
    )
  })

  it('names the filter that empties a page', async () => {
    const page = await market.platform.searchTalent({
      caller: operator,
      text: 'manager',
      facets: [{ type: 'school', values: ['no such school'] }],
    })
    assert.equal(page.total, 0)
    assert.equal(page.filtersAtFault[0]?.facet, 'school')
    assert.ok(page.filtersAtFault[0]!.totalWithout > 0)
  })

  it('ranks given people, and says who is not known or wants no contact', async () => {
    const ids = ['m1', 'm2', 'm3', 'nobody'] as MemberId[]
    const { results, unknown, closed } = await market.platform.rank({ caller: operator, members: ids, text: 'accountant' })
    assert.deepEqual(new Set([...results.map(({ id }) => id), ...closed, ...unknown]), new Set(ids))
    assert.deepEqual(unknown, ['nobody'])
    for (let i = 1; i < results.length; i++) assert.ok(results[i - 1]!.score >= results[i]!.score)
  })

  it('makes an expired posting unreachable', async () => {
    const { platform } = market
    const posting = {
      ...(await platform.job('j1' as JobId, operator)),
      id: 'late' as JobId,
      title: 'Zeppelin Rigger',
      state: 'open' as const,
    }
    await platform.record([{ type: 'job-upserted', job: { ...posting, expiresAt: (marketStart + 10 * dayMs) as Timestamp } }])
    const asked = { caller: operator, text: 'zeppelin', after: platform.status().offset }
    assert.equal((await platform.searchJobs(asked)).total, 1)
    const { offset } = await platform.record([
      { type: 'job-upserted', job: { ...posting, expiresAt: (marketStart - 10 * dayMs) as Timestamp } },
    ])
    assert.equal((await platform.searchJobs({ ...asked, after: offset })).total, 0)
  })

  it('lets one process write and tells the second whom to ask', async () => {
    await assert.rejects(openPlatform({ dataDirectory: market.directory, workers: 0 }), { code: 'conflict' })
  })
})

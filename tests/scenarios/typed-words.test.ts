/** What typed words find, and what a page says of those that find nothing. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { TermType } from '../../src/domain/term.ts'
import { openSmallMarket, operator, type SmallMarket } from './small-market.ts'

describe('typed words', () => {
  let market: SmallMarket
  before(async () => {
    market = await openSmallMarket(300)
  })
  after(() => market.close())
  const search = (text: string) => market.platform.searchTalent({ caller: operator, text })
  const total = async (text: string) => (await search(text)).total

  it('find who does not state something as the facet does, and who does under NOT', async () => {
    const everybody = await total('')
    const types: readonly TermType[] = ['seniority', 'industry', 'degree', 'language', 'location']
    const counts: number[] = []
    for (const type of types) {
      const unstated = await market.platform.searchTalent({ caller: operator, facets: [{ type, values: ['unknown'] }] })
      assert.equal(await total(`${type}:unknown`), unstated.total, type)
      assert.equal(await total(`NOT ${type}:unknown`), everybody - unstated.total, type)
      assert.equal(await total(`-${type}:unknown`), everybody - unstated.total, type)
      counts.push(unstated.total)
    }
    assert.ok(counts.some((count) => count > 0 && count < everybody))
    const { tags, results } = await search('degree:unknown')
    assert.deepEqual(
      tags.map(({ label, use }) => [label, use]),
      [['degree not stated', 'filter']],
    )
    assert.ok(results.every(({ explanation }) => explanation.requirements.length === 0))
  })

  it('are not made a wish where their name is not known, but must stand in the text', async () => {
    const page = await search('skill:zorb manager')
    assert.equal(page.total, 0)
    const [fault] = page.filtersAtFault
    assert.equal(fault?.label, '"zorb" (no known skill, looked for as words)')
    assert.equal(fault?.totalWithout, await total('manager'))
    assert.equal(await total('-skill:zorb manager'), await total('manager'))
  })

  it('are named where they are not searched for', async () => {
    const everybody = await total('')
    for (const text of ['zorb.quend@weirdhost-xy.example', 'https://github.com/zorbqq', '@@@', '***', '🙂', 'the of and']) {
      const { total: found, tags } = await search(text)
      assert.equal(found, everybody)
      assert.deepEqual(
        tags.map(({ type, use, excluded, text: typed }) => [type, use, excluded, typed]),
        [['unused', 'none', false, text]],
      )
    }
    const beside = await search('manager foo@bar.com')
    assert.equal(beside.total, await total('manager'))
    const unused = beside.tags.find(({ type }) => type === 'unused')!
    assert.match(unused.label, /addresses are not searched/)
    const without = await market.platform.searchTalent({ caller: operator, text: 'manager foo@bar.com', removedTags: [unused.id] })
    assert.ok(without.total === beside.total && without.tags.length === beside.tags.length - 1)
  })
})

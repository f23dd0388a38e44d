/** What typed words find, and what a page says of those that find nothing. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseMember } from '../../src/adapters/files/member-json.ts'
import type { Member } from '../../src/domain/member.ts'
import type { TermType } from '../../src/domain/term.ts'
import { operator, sharedMarket } from './small-market.ts'

function person(id: string, title: string): Member {
  return parseMember({ id, positions: [{ title, company: 'Quillmore' }] })
}

describe('typed words', () => {
  const market = sharedMarket(300)
  const search = (text: string) => market.platform.searchTalent({ caller: operator, text })
  const total = async (text: string) => (await search(text)).total

  async function everyId(text: string): Promise<string[]> {
    const ids: string[] = []
    for (let start = 0; ; start += 100) {
      const { results } = await market.platform.searchTalent({ caller: operator, text, start, limit: 100 })
      ids.push(...results.map(({ card }) => card.id))
      if (results.length < 100) return ids
    }
  }

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

  it('that stand for many titles are shown as one requirement, proved by the title that is held', async () => {
    const people = [person('frontend', 'Frontend Developer'), person('software', 'Software Engineer'), person('quonk', 'Quonk Engineer')]
    await market.platform.record(people.map((member) => ({ type: 'member-upserted', member })))
    const titlesShown = async (text: string) => {
      const { results } = await market.platform.searchTalent({ caller: operator, text, limit: 100 })
      const shown = results.map(({ explanation }) => explanation.requirements.filter(({ type }) => type === 'title'))
      return new Map(results.map(({ card }, row) => [card.id as string, shown[row]!]))
    }
    const developers = await titlesShown('developer')
    const anyDeveloper = { type: 'title', label: 'Any Developer', status: 'matched', mustHave: false }
    assert.ok(developers.size > 1)
    assert.deepEqual(developers.get('frontend'), [{ ...anyDeveloper, field: 'positions[0].title' }])
    for (const [id, [shown, ...others]] of developers)
      assert.deepEqual([{ ...shown, field: '' }, others], [{ ...anyDeveloper, field: '' }, []], id)
    // Found by the word of a title that nobody knows, which is no title of the family and lacks nothing either.
    assert.deepEqual((await titlesShown('engineer quillmore')).get('quonk'), [])
    assert.ok(
      [...(await titlesShown('engineer')).values()].flat().every(({ label, status }) => label === 'Any Engineer' && status === 'matched'),
    )
  })

  it('that titles end in find everybody who is called so, in a title that is known or not', async () => {
    await market.platform.record([{ type: 'member-upserted', member: person('flurb', 'Flurb Manager') }])
    for (const word of ['manager', 'managers', 'assistant', 'director', 'analyst', 'specialist']) {
      const said = new RegExp(`\\b${word.replace(/s$/, '')}\\b`, 'i')
      const called: string[] = []
      for await (const { id, intent, positions } of market.platform.members(operator))
        if (intent !== 'closed' && positions.some(({ title }) => said.test(title ?? ''))) called.push(id)
      const found = await everyId(word)
      assert.ok(called.length > 3, word)
      assert.deepEqual(
        called.filter((id) => !found.includes(id)),
        [],
        word,
      )
      assert.ok(found.length < (await total('')) / 2, `${word} finds ${found.length}`)
    }
    assert.ok((await everyId('manager')).includes('flurb'))
    assert.ok(!(await everyId('analyst')).includes('flurb'))
  })

  it('that are excluded leave out who has all that NOT or "-" binds, and nobody else', async () => {
    const everybody = await total('')
    for (const [excluded, those] of [
      ['NOT (customer service OR marketing)', 'customer service OR marketing'],
      ['-(territory management AND closing deals)', 'territory management AND closing deals'],
      ['NOT (marketing manager)', 'marketing manager'],
      ['-customer service', 'customer service'],
    ] as const) {
      const found = await total(those)
      assert.ok(found > 0, those)
      assert.equal(await total(excluded), everybody - found, excluded)
    }
    const { tags, total: left } = await search('-(territory management AND closing deals) proposal management')
    const together = tags.find(({ excluded }) => excluded)!
    assert.equal(together.label, 'Territory Management and Closing Deals')
    const without = await market.platform.searchTalent({
      caller: operator,
      text: '-(territory management AND closing deals) proposal management',
      removedTags: [together.id],
    })
    assert.ok(without.total > left && without.total === (await total('proposal management')))
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

/** What users of such systems ask for most, each through the whole platform; what other scenarios prove already is not repeated here. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { reproduceColdStart } from '../../src/cli/reproduce/cold-start.ts'
import type { ContractId, JobId, MemberId, Timestamp } from '../../src/domain/ids.ts'
import type { Job } from '../../src/domain/job.ts'
import type { Member } from '../../src/domain/member.ts'
import { dayMs } from '../../src/domain/time.ts'
import type { EventInput, MemberCard, Page, SearchInput } from '../../src/platform/platform.ts'
import { memberOf } from '../small-world/index.ts'
import { openHttp } from './open-http.ts'
import { contentOf, marketStart, openSmallMarket, operator, type SmallMarket } from './small-market.ts'

const upsert = (member: Member): EventInput => ({ type: 'member-upserted', member })
const idsOf = ({ results }: Page<MemberCard>) => results.map(({ card }) => card.id)

describe('what users ask for most', () => {
  let market: SmallMarket
  before(async () => {
    market = await openSmallMarket()
  })
  after(() => market.close())

  const record = async (...events: readonly EventInput[]) => (await market.platform.record(events)).offset
  const search = (asked: Omit<SearchInput, 'caller'>) => market.platform.searchTalent({ caller: operator, limit: 100, ...asked })

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

  it('filters that do not lie: whoever does not state the value fails, and is counted as unknown', async () => {
    const speaking = (id: string, ...languages: readonly string[]) =>
      memberOf(id, {
        positions: [{ title: 'Registered Nurse', start: { year: 2018 } }],
        education: [{ school: 'Zorbian Academy' }],
        languages: languages.map((language) => ({ language })),
      })
    const stated = [speaking('l1', 'German'), speaking('l2', 'German', 'French'), speaking('l3', 'French'), speaking('l4'), speaking('l5')]
    const school = { type: 'school', values: ['zorbian academy'] } as const
    const job: Job = {
      id: 'ward' as JobId,
      audience: { type: 'marketplace' },
      title: 'Registered Nurse',
      targeting: { languages: ['German'] },
      state: 'open',
    }
    const after = await record(...stated.map(upsert), { type: 'job-upserted', job })
    const language = (...values: readonly string[]) =>
      search({ facets: [school, { type: 'language', values }], facetTypes: ['language'], after })

    const german = await language('german')
    assert.deepEqual(new Set(idsOf(german)), new Set(['l1', 'l2']))
    assert.deepEqual(
      german.facets[0]!.values.map(({ value, count }) => [value, count]),
      [
        ['french', 2],
        ['german', 2],
        ['unknown', 2],
      ],
    )
    assert.equal((await language('german', 'unknown')).total, 4)
    const gated = await search({ job: job.id, facets: [school], after })
    assert.deepEqual(new Set(idsOf(gated)), new Set(['l1', 'l2']))
    const gate = gated.gates.find(({ gate }) => gate === 'gate:language:german')
    assert.deepEqual([gate?.rejected, gate?.unknown], [3, 2])
  })

  it('filters by the names that people use: a name or alias finds what its canonical value finds', async () => {
    const { facets } = await search({ facetTypes: ['current-title', 'skill'] })
    const named = facets.map(({ type, values: [top] }) => [type, top!.value, top!.label.toUpperCase()] as const)
    const ways = [...named, ['seniority', 'senior', 'Sr.'], ['location', 'country:DE', 'Germany'], ['intent', 'active', 'Active']] as const
    for (const [type, value, name] of ways) {
      const [byValue, byName] = [
        await search({ facets: [{ type, values: [value] }] }),
        await search({ facets: [{ type, values: [name] }], facetTypes: [type] }),
      ]
      assert.ok(byValue.total > 0, type)
      assert.equal(byName.total, byValue.total, name)
      assert.deepEqual(
        byName.facets[0]!.values.filter(({ selected }) => selected).map(({ value: selected }) => selected),
        [value],
      )
    }
    const unknown = { type: 'skill', values: ['java', 'frobnication'] } as const
    await assert.rejects(search({ facets: [{ type: 'company', values: ['no such company'] }, unknown] }), {
      code: 'invalid-request',
      field: 'facets[1].values[1]',
      message: /no skill that is known here; use a value or name as facets list them/,
    })
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

  it('nested AND, OR and NOT, quotes and facets in one query find what they say', async () => {
    const vocabulary = ['zorb', 'quix', 'vlim', 'drem']
    const texts = fc.sample(fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 }), { seed: 5, numRuns: 40 })
    const people = texts.map((words, index) =>
      memberOf(`b${index}`, {
        summary: words.join(' '),
        education: [{ school: 'Boolean College' }],
        ...(index % 3 === 0 ? {} : { workPermits: [index % 3 === 1 ? 'DE' : 'FR'] }),
      }),
    )
    const after = await record(...people.map(upsert))
    const word = fc.constantFrom(...vocabulary)
    const tree = fc.letrec<{ node: Tree; leaf: Tree }>((tie) => ({
      leaf: fc.oneof(
        word.map((one): Tree => ({ text: one, holds: (words) => words.includes(one) })),
        fc
          .tuple(word, word)
          .map(([a, b]): Tree => ({ text: `"${a} ${b}"`, holds: (words) => words.some((one, at) => one === a && words[at + 1] === b) })),
      ),
      node: fc.oneof(
        { maxDepth: 3 },
        tie('leaf'),
        fc
          .tuple(tie('node'), tie('node'))
          .map(([a, b]): Tree => ({ text: `(${a.text} AND ${b.text})`, holds: (words) => a.holds(words) && b.holds(words) })),
        fc
          .tuple(tie('node'), tie('node'))
          .map(([a, b]): Tree => ({ text: `(${a.text} OR ${b.text})`, holds: (words) => a.holds(words) || b.holds(words) })),
        fc
          .tuple(tie('node'), tie('node'))
          .map(([a, b]): Tree => ({ text: `(${a.text} AND NOT ${b.text})`, holds: (words) => a.holds(words) && !b.holds(words) })),
      ),
    })).node
    const permits = fc.constantFrom<readonly string[]>(['DE'], ['FR', 'unknown'], ['unknown'], ['DE', 'FR', 'unknown'])
    await fc.assert(
      fc.asyncProperty(tree, tree, permits, async (left, right, permitted) => {
        const facets = [
          { type: 'school', values: ['boolean college'] },
          { type: 'work-permit', values: permitted },
        ] as const
        const page = await search({ text: `${left.text} OR ${right.text}`, facets, after })
        const wanted = people.filter(({ workPermits }, index) => {
          const words = texts[index]!
          return (left.holds(words) || right.holds(words)) && permitted.includes(workPermits?.[0] ?? 'unknown')
        })
        assert.deepEqual(new Set(idsOf(page)), new Set(wanted.map(({ id }) => id)))
        assert.equal(page.total, wanted.length)
      }),
      { seed: 9, numRuns: 150 },
    )
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

  it('bulk import: the preview writes nothing, and what a stop cut off goes on with nothing lost and nothing doubled', async () => {
    const importDirectory = await mkdtemp(join(tmpdir(), 'mutual-import-'))
    const { platform } = market
    const rows = Array.from({ length: 1600 }, (_, index) =>
      index === 700 ? '{"type":"member","id":7}' : JSON.stringify({ type: 'member', id: `bulk-${index}` }),
    )
    const type = { 'content-type': 'application/octet-stream' }
    // Pages of the searches above are in the log before anything is counted.
    await platform.explain((await search({})).request, operator)
    const before = platform.status()
    try {
      const first = await openHttp(platform, { importDirectory })
      const preview = await first.send('POST', '/v1/imports?format=ndjson&preview=true', rows.join('\n'), type)
      assert.deepEqual(
        [preview.body.accepted, preview.body.refused, preview.body.problems[0].field, preview.body.problems[0].rows],
        [1599, 1, 'id', [701]],
      )
      assert.equal(platform.status().offset, before.offset)
      const { id } = (await first.send('POST', '/v1/imports?format=ndjson', rows.join('\n'), type)).body
      await first.close()
      assert.ok(platform.status().members < before.members + 1599, 'the stop came too late')

      const second = await openHttp(platform, { importDirectory })
      const finished = async (): Promise<Record<string, unknown>> => {
        const { body } = await second.send('GET', `/v1/imports/${id}`)
        return body.finished ? body : finished()
      }
      const report = await finished()
      await second.close()
      assert.deepEqual([report['rows'], report['accepted'], report['refused']], [1600, 1599, 1])
      assert.equal(platform.status().members, before.members + 1599)
      assert.equal(platform.status().offset, before.offset + 1599)
    } finally {
      await rm(importDirectory, { recursive: true })
    }
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

interface Tree {
  readonly text: string
  readonly holds: (words: readonly string[]) => boolean
}

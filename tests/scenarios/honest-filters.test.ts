/** Filters and queries that find what they say, and count what is not known. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { JobId } from '../../src/domain/ids.ts'
import type { Job } from '../../src/domain/job.ts'
import { memberOf } from '../small-world/index.ts'
import { askedMarket, idsOf, upsert } from './asked-market.ts'

describe('what users ask for most', () => {
  const { record, search } = askedMarket()

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
})

interface Tree {
  readonly text: string
  readonly holds: (words: readonly string[]) => boolean
}

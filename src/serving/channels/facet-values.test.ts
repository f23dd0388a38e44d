import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { everybody, talentParts } from '../../../tests/small-world/serving.ts'
import { java } from '../../../tests/small-world/talent-search.ts'
import type { SearchQuery } from '../query/search-query.ts'
import { recruiterFacet } from './recruiter-search.ts'

const findValues = recruiterFacet(await talentParts())

describe('the values of a facet', () => {
  const valuesOf = async (query: SearchQuery, contains: string, type: 'skill' | 'location' = 'skill') =>
    (await findValues({ ...everybody, query }, { type, contains })).values.map(({ label, count, selected }) => [label, count, selected])

  it('are found by part of a label, with their counts among those that the search finds', async () => {
    assert.deepEqual(await valuesOf(java, 'kuber'), [['Kubernetes', 2, false]])
    assert.deepEqual(await valuesOf({ text: 'java berlin' }, 'KUBER'), [['Kubernetes', 1, false]])
    assert.deepEqual(await valuesOf(java, 'wound'), [])
  })

  it('are found by an alias, and by what is not stated', async () => {
    assert.deepEqual(await valuesOf(java, 'k8s'), [['Kubernetes', 2, false]])
    assert.deepEqual(await valuesOf(java, 'not stated', 'location'), [['Not stated', 1, false]])
  })

  it('leave their own filter out of the count and say which of them it names', async () => {
    const query = { ...java, facets: [{ type: 'skill' as const, values: ['python'] }] }
    assert.deepEqual(await valuesOf(query, 'kuber'), [['Kubernetes', 2, false]])
    assert.deepEqual(await valuesOf(query, 'python'), [['Python', 1, true]])
  })
})

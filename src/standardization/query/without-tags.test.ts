import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { short, tagsOf, understand } from '../../../tests/standardization/short-query.ts'
import { withoutTags } from './without-tags.ts'

describe('withoutTags', () => {
  it('leaves the rest as it was', () => {
    const query = understand('senior java developer OR (kotlin AND NOT scala)')
    assert.deepEqual(withoutTags(query, []), query)
    const less = withoutTags(query, ['skill:java:0', 'skill:scala:0'])
    assert.deepEqual(less.nodes.map(short), ['((seniority=senior & title=software-engineer*) | skill=kotlin)'])
    assert.equal(less.tags.length, query.tags.length - 2)
    assert.deepEqual(
      withoutTags(
        query,
        query.tags.map((tag) => tag.id),
      ),
      { nodes: [], tags: [] },
    )
  })

  it('keeps exactly the other tags, whatever is removed', () => {
    const query = understand('java (kotlin OR -scala OR (go AND NOT "unit tests")) berlin -title:nurse -(rust AND swift)')
    fc.assert(
      fc.property(fc.subarray(query.tags.map((tag) => tag.id)), (removed) => {
        const less = withoutTags(query, removed)
        assert.deepEqual(
          less.nodes.flatMap(tagsOf),
          query.nodes.flatMap(tagsOf).filter((tag) => !removed.includes(tag)),
        )
      }),
      { numRuns: 200, seed: 9 },
    )
  })
})

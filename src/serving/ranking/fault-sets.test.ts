import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type CountedWithout, faultSets } from './fault-sets.ts'

/** Each document as the clauses that it fails. */
function counting(documents: readonly (readonly string[])[], names: readonly string[]) {
  const fails = (document: readonly string[], left: ReadonlySet<string>) => document.some((name) => !left.has(name))
  const found = (left: ReadonlySet<string>) => documents.filter((document) => !fails(document, left)).length
  return async (left: ReadonlySet<string>): Promise<CountedWithout> => ({
    total: found(left),
    without: new Map(names.filter((name) => !left.has(name)).map((name) => [name, found(new Set([...left, name]))])),
  })
}

const names = ['a', 'b', 'c', 'd', 'e', 'f']

describe('sets of filters at fault', () => {
  it('are the smallest, the most helpful first', async () => {
    const documents = [
      ['a', 'b'],
      ['c', 'b'],
      ['c', 'b'],
      ['a', 'c', 'd'],
    ]
    assert.deepEqual(await faultSets(names, counting(documents, names)), [
      { names: ['b', 'c'], totalWithout: 2 },
      { names: ['a', 'b'], totalWithout: 1 },
    ])
  })

  it('are none where nothing is there to be found', async () => {
    assert.deepEqual(await faultSets(names, counting([], names)), [])
    assert.deepEqual(await faultSets(['a'], counting([['a', 'b']], ['a'])), [])
  })

  it('agree with the slow way for any documents', async () => {
    const failing = fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(failing, { minLength: 1, maxLength: 6 }), async (documents) => {
        const sets = await faultSets(names, counting(documents, names))
        const size = Math.min(...documents.map((document) => document.length))
        for (const set of sets) {
          const total = documents.filter((document) => document.every((name) => set.names.includes(name))).length
          assert.equal(set.totalWithout, total)
          assert.ok(total > 0)
        }
        if (size > 3) {
          assert.equal(sets.length, 1)
          return
        }
        const smallest = documents.filter((document) => document.length === size).map((document) => [...document].sort().join())
        assert.deepEqual(sets.map((set) => set.names.join()).sort(), [...new Set(smallest)].sort())
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('of four and more hold no filter too many', async () => {
    const documents = [
      ['a', 'b', 'c', 'd'],
      ['a', 'b', 'c', 'd', 'e'],
    ]
    assert.deepEqual(await faultSets(names, counting(documents, names)), [{ names: ['a', 'b', 'c', 'd'], totalWithout: 1 }])
  })

  it('ask a bounded number of searches, however many filters there are', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `n${i}`)
    const count = counting([many.slice(0, 5)], many)
    let asked = 0
    const sets = await faultSets(many, async (left) => {
      asked++
      return count(left)
    })
    assert.deepEqual(sets, [{ names: many.slice(0, 5), totalWithout: 1 }])
    assert.ok(asked <= 130, `${asked} searches`)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { denseOf, train } from './tree-fixture.ts'

/** Every split of every feature with missing values on either side, by the formula; gain of the best. */
function bestGain(rows: readonly (readonly number[])[], labels: readonly number[], lambda: number, minChildWeight: number): number {
  const base = Math.fround(labels.reduce((sum, label) => sum + label, 0) / labels.length)
  const score = (chosen: readonly number[]) => chosen.reduce((sum, row) => sum + base - labels[row]!, 0) ** 2 / (chosen.length + lambda)
  let best = 0
  for (let feature = 0; feature < rows[0]!.length; feature++) {
    const x = (row: number) => Math.fround(rows[row]![feature]!)
    const known = [...rows.keys()].filter((row) => !Number.isNaN(x(row)))
    const missing = [...rows.keys()].filter((row) => Number.isNaN(x(row)))
    for (const threshold of new Set(known.map(x))) {
      for (const missingLeft of [true, false]) {
        const left = [...known.filter((row) => x(row) < threshold), ...(missingLeft ? missing : [])]
        const right = [...known.filter((row) => x(row) >= threshold), ...(missingLeft ? [] : missing)]
        if (left.length === 0 || right.length === 0 || Math.min(left.length, right.length) < minChildWeight) continue
        best = Math.max(best, 0.5 * (score(left) + score(right) - score([...rows.keys()])))
      }
    }
  }
  return best
}

const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN))
const table = fc.integer({ min: 2, max: 25 }).chain((rows) =>
  fc.record({
    rows: fc.array(fc.tuple(value, value, value), { minLength: rows, maxLength: rows }),
    labels: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: rows, maxLength: rows }),
  }),
)

describe('the tree learner', () => {
  it('finds the split that a search of all finds, with missing values on the better side', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(0, 1, 3), fc.constantFrom(0, 2), async ({ rows, labels }, lambda, minChildWeight) => {
        const options = { objective: 'squared-error', rounds: 1, maxDepth: 1, lambda, minChildWeight } as const
        const model = await train(denseOf(rows, labels), options)
        const expected = bestGain(rows, labels, lambda, minChildWeight)
        assert.ok(Math.abs(model.gains[0]! - expected) <= 1e-5 * (1 + expected), `gain ${model.gains[0]}, best ${expected}`)
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})

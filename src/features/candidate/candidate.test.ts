import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { featureValue } from '../../../tests/features/feature-value.ts'
import { completeness } from './completeness.ts'
import { meanTenure } from './mean-tenure.ts'
import { positions } from './positions.ts'
import { recency } from './recency.ts'
import { staticRank } from './static-rank.ts'
import { tenure } from './tenure.ts'
import { yearsHeld } from './years-held.ts'

const numbers = {
  years: 9,
  positions: 4,
  completeness: 0.75,
  'tenure-months': 11,
  'mean-tenure-months': 23,
  'updated-day': 19_990,
  'static-rank': 0.6,
}

describe('candidate features', () => {
  it('read one number each, amounts as logarithms', () => {
    const all = [yearsHeld, positions, completeness, tenure, meanTenure, recency, staticRank]
    const expected = [Math.log1p(9), Math.log1p(4), 0.75, Math.log1p(11), Math.log1p(23), Math.log1p(10), 0.6]
    assert.deepEqual(
      all.map((feature) => featureValue(feature, { document: { numbers }, today: 20_000 })),
      expected,
    )
    for (const feature of all) assert.ok(Number.isNaN(featureValue(feature, {})), feature.name)
  })

  it('hold a change in the future for one of today', () => {
    assert.equal(featureValue(recency, { document: { numbers: { 'updated-day': 20_005 } }, today: 20_000 }), 0)
  })
})

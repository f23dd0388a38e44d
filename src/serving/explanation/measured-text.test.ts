import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { servingFeatures } from '../../features/serving-features.ts'
import { featureLabel } from './feature-labels.ts'
import { measuredText } from './measured-text.ts'

describe('what was measured, for people', () => {
  it('undoes the logarithm and names the unit', () => {
    assert.equal(measuredText('years-held', Math.fround(Math.log1p(15))), '15 years')
    assert.equal(measuredText('distance', Math.log1p(2.34)), '2.3 km')
    assert.equal(measuredText('recency', Math.log1p(1234)), '1,234 days')
    assert.equal(measuredText('positions', Math.log1p(3)), '3')
  })

  it('leaves alone what speaks for itself, and what is not known', () => {
    assert.equal(measuredText('skill-coverage', 0.5), undefined)
    assert.equal(measuredText('distance', Number.NaN), undefined)
  })

  it('comes with a label for every feature', () => {
    for (const name of servingFeatures) assert.notEqual(featureLabel(name).label, name)
  })
})

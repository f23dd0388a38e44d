import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { applicantFeatures } from '../../features/applicants/applicant-features.ts'
import type { Contribution } from '../explanation/contribution.ts'
import { featureLabel } from '../explanation/feature-labels.ts'
import { mainReasons } from './main-reasons.ts'

const of = (feature: string, value: number | null, contribution: number): Contribution => ({
  feature,
  ...featureLabel(feature),
  value,
  contribution,
})
const told = (...contributions: Contribution[]) => {
  const { speaksFor, speaksAgainst } = mainReasons(contributions)
  return [speaksFor, speaksAgainst].map((side) => side.map(({ label }) => label))
}

describe('the main reasons', () => {
  it('say what is so, not what would count if it were', () => {
    assert.deepEqual(told(of('same-country', 0, -1), of('related-title', 1, 0.5), of('workplace-fit', null, -0.4)), [
      ['Related title held'],
      ['Not in the same country', 'Workplace suits both: not known'],
    ])
    assert.deepEqual(told(of('missing-must-haves', 0, 0.7)), [['No must-have skill missing'], []])
  })

  it('tell once what both sides see', () => {
    assert.deepEqual(told(of('exact-title', 0, -1), of('job:exact-title', 0, -0.6), of('job:static-rank', 0.4, 0.3)), [
      ['Overall quality of the posting'],
      ['Asked title not held'],
    ])
  })

  it('tell once what has no words of its own for 0', () => {
    assert.deepEqual(told(of('job:degree-gap', null, 1), of('degree-gap', null, -0.4)), [
      ['Degree compared with the asked one: not known'],
      [],
    ])
  })

  it('never stand on both sides', () => {
    const contribution = fc.record({
      feature: fc.constantFrom(...applicantFeatures),
      value: fc.constantFrom(null, 0, 0.5, 1),
      contribution: fc.integer({ min: -50, max: 50 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(contribution, { selector: ({ feature }) => feature }), (all) => {
        const [speaksFor, speaksAgainst] = told(...all.map(({ feature, value, contribution: tenths }) => of(feature, value, tenths / 10)))
        assert.deepEqual(
          speaksFor!.filter((label) => speaksAgainst!.includes(label)),
          [],
        )
      }),
      { seed: 7 },
    )
  })
})

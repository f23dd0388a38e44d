import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asked, featureValue, type Situation } from '../../../tests/features/feature-value.ts'
import { termOf } from '../../domain/term.ts'
import { emptyRequirements } from '../requirements.ts'
import { distance } from './distance.ts'
import { remoteFit } from './remote-fit.ts'
import { sameCountry } from './same-country.ts'
import { samePlace } from './same-place.ts'
import { sameRegion } from './same-region.ts'
import { workplaceFit } from './workplace-fit.ts'

const [berlin, brandenburg, germany] = [termOf('location', 1), termOf('location', 2), termOf('location', 3)]
const [remote, onsite] = [termOf('workplace', 1), termOf('workplace', 2)]
const marks = { ...emptyRequirements('members').marks, remote }
const inBerlin = {
  locations: asked(berlin),
  regions: asked(brandenburg),
  countries: asked(germany),
  latitudes: Float64Array.of(52.52, 48.14),
  longitudes: Float64Array.of(13.4, 11.58),
  marks,
}
const nearby = { terms: [termOf('location', 9), brandenburg, germany], numbers: { latitude: 52.4, longitude: 13.06 } }
const places = [samePlace, sameRegion, sameCountry]
const values = (situation: Situation) => places.map((feature) => featureValue(feature, situation))

describe('place features', () => {
  it('tell the place, the region and the country apart', () => {
    assert.deepEqual(values({ asked: inBerlin, document: nearby }), [0, 1, 1])
    assert.deepEqual(values({ asked: inBerlin, document: { terms: [berlin, germany] } }), [1, 0, 1])
    assert.deepEqual(values({ asked: inBerlin }), [NaN, NaN, NaN])
  })

  it('measure to the nearest asked place', () => {
    const km = Math.expm1(featureValue(distance, { asked: inBerlin, document: nearby }))
    assert.ok(km > 25 && km < 28, `${km} km from Potsdam to Berlin`)
    assert.ok(Number.isNaN(featureValue(distance, { asked: inBerlin })))
  })

  it('do not matter for a job that is done from anywhere', () => {
    const job = { ...nearby, terms: [...nearby.terms, remote] }
    assert.deepEqual(values({ subject: 'jobs', asked: inBerlin, document: job }), [NaN, NaN, NaN])
    assert.ok(Number.isNaN(featureValue(distance, { subject: 'jobs', asked: inBerlin, document: job })))
    assert.equal(featureValue(sameRegion, { asked: inBerlin, document: job }), 1)
  })

  it('fit where both sides speak of remote work, and not where one alone does', () => {
    const fit = (mine: number[], theirs: number[]) =>
      featureValue(remoteFit, { asked: { marks, workplaces: asked(...mine) }, document: { terms: theirs } })
    assert.deepEqual([fit([remote], [remote]), fit([remote], [onsite]), fit([onsite], [remote])], [1, 0, 0])
    assert.deepEqual([fit([onsite], [onsite]), fit([], [remote]), fit([remote], [])], [NaN, NaN, NaN])
    assert.equal(featureValue(workplaceFit, { asked: { workplaces: asked(onsite, remote) }, document: { terms: [onsite] } }), 1)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asked, featureValue } from '../../../tests/features/feature-value.ts'
import { termOf } from '../../domain/term.ts'
import { emptyRequirements } from '../requirements.ts'
import { desiredLocation } from './desired-location.ts'
import { desiredTitle } from './desired-title.ts'
import { employmentTypeFit } from './employment-type-fit.ts'
import { intentActive } from './intent-active.ts'
import { intentOpen } from './intent-open.ts'
import { intentPassive } from './intent-passive.ts'
import { salaryShortfall } from './salary-shortfall.ts'
import { salarySurplus } from './salary-surplus.ts'

const intents = [intentActive, intentOpen, intentPassive]
const [active, open, passive] = [1, 2, 3].map((number) => termOf('intent', number)) as [number, number, number]
const marks = { ...emptyRequirements('members').marks, active, open, passive }

describe('intent', () => {
  it('is one of three, and not known where nothing was said', () => {
    const of = (...terms: number[]) => intents.map((feature) => featureValue(feature, { asked: { marks }, document: { terms } }))
    assert.deepEqual(of(open), [0, 1, 0])
    assert.deepEqual(of(passive), [0, 0, 1])
    assert.deepEqual(of(termOf('intent', 0)), [NaN, NaN, NaN])
  })
})

describe('wishes', () => {
  it('are the member’s own on a member search and the seeker’s on a job search', () => {
    const wish = { terms: [termOf('desired-title', 4), termOf('desired-location', 5)] }
    assert.equal(featureValue(desiredTitle, { asked: { desiredTitles: asked(termOf('desired-title', 4)) }, document: wish }), 1)
    assert.equal(featureValue(desiredLocation, { asked: { desiredLocations: asked(termOf('desired-location', 6)) }, document: wish }), 0)
    const job = { terms: [termOf('title', 4), termOf('location', 5)] }
    assert.equal(featureValue(desiredTitle, { subject: 'jobs', asked: { desiredTitles: asked(termOf('title', 4)) }, document: job }), 1)
    assert.equal(
      featureValue(desiredLocation, { subject: 'jobs', asked: { desiredLocations: asked(termOf('location', 5)) }, document: job }),
      1,
    )
  })

  it('include the type of employment', () => {
    const [full, part] = [termOf('employment-type', 1), termOf('employment-type', 2)]
    assert.equal(featureValue(employmentTypeFit, { asked: { employmentTypes: asked(full) }, document: { terms: [full, part] } }), 1)
    assert.equal(featureValue(employmentTypeFit, { asked: { employmentTypes: asked(full) }, document: { terms: [part] } }), 0)
  })
})

describe('salary', () => {
  const both = (offered: object, wanted: number) =>
    [salaryShortfall, salarySurplus].map((feature) =>
      featureValue(feature, { asked: offered, document: { numbers: { 'salary-min': wanted } } }),
    )
  const near = (actual: readonly number[], expected: readonly number[]) =>
    assert.ok(
      actual.every((value, i) => Math.abs(value - expected[i]!) < 1e-12),
      `${actual}`,
    )

  it('falls short of the wish or exceeds it, by the most that is offered', () => {
    near(both({ salaryMin: 60_000, salaryMax: 90_000 }, 100_000), [Math.log(10 / 9), 0])
    near(both({ salaryMin: 60_000 }, 50_000), [0, Math.log(6 / 5)])
  })

  it('mirrors for jobs', () => {
    const job = { numbers: { 'salary-min': 60_000, 'salary-max': 90_000 } }
    near([featureValue(salaryShortfall, { subject: 'jobs', asked: { salaryMin: 100_000 }, document: job })], [Math.log(10 / 9)])
  })

  it('cannot decide a ranking by a mistyped number', () => {
    near(both({ salaryMax: 90_000 }, 9), [0, 1])
    near(both({ salaryMax: 90_000 }, 9e9), [1, 0])
  })

  it('is not known where either side says nothing', () => {
    assert.deepEqual(both({}, 50_000), [NaN, NaN])
    assert.deepEqual(both({ salaryMax: 50_000 }, NaN), [NaN, NaN])
    assert.deepEqual(both({ salaryMax: 50_000 }, 0), [NaN, NaN])
  })
})

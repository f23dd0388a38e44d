import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asked, featureValue, type Situation } from '../../../tests/features/feature-value.ts'
import { termOf } from '../../domain/term.ts'
import { companyMatch } from './company-match.ts'
import { currentCompanyMatch } from './current-company-match.ts'
import { degreeGap } from './degree-gap.ts'
import { industryMatch } from './industry-match.ts'
import { languageCoverage } from './language-coverage.ts'
import { retrievalLog } from './retrieval-log.ts'
import { retrievalShare } from './retrieval-share.ts'
import { schoolMatch } from './school-match.ts'
import { workPermitMatch } from './work-permit-match.ts'
import { yearsAbove } from './years-above.ts'
import { yearsBelow } from './years-below.ts'
import { yearsInside } from './years-inside.ts'

const years = [yearsInside, yearsBelow, yearsAbove]
const values = (situation: Situation) => years.map((feature) => featureValue(feature, situation))

describe('years of experience', () => {
  const member = (held: number): Situation => ({ asked: { minYears: 3, maxYears: 8 }, document: { numbers: { years: held } } })

  it('lie inside, below or above the asked range', () => {
    assert.deepEqual(values(member(3)), [1, 0, 0])
    assert.deepEqual(values(member(1)), [0, Math.log1p(2), 0])
    assert.deepEqual(values(member(10)), [0, 0, Math.log1p(2)])
  })

  it('mirror for jobs: the seeker has the years, the job asks for them', () => {
    const job = { numbers: { 'min-years': 3, 'max-years': 8 } }
    assert.deepEqual(values({ subject: 'jobs', asked: { heldYears: 1 }, document: job }), [0, Math.log1p(2), 0])
  })

  it('ask nothing at an open end, and are not known where not stated', () => {
    assert.deepEqual(values({ asked: { minYears: 3 }, document: { numbers: { years: 40 } } }), [1, 0, NaN])
    assert.deepEqual(values({ asked: { minYears: 3, maxYears: 8 } }), [NaN, NaN, NaN])
    assert.deepEqual(values({ document: { numbers: { years: 4 } } }), [NaN, NaN, NaN])
  })
})

describe('background', () => {
  it('measures the degree from the asked one, on both sides', () => {
    assert.equal(featureValue(degreeGap, { asked: { degreeLevel: 3 }, document: { numbers: { 'degree-level': 5 } } }), 2)
    assert.equal(
      featureValue(degreeGap, { subject: 'jobs', asked: { heldDegreeLevel: 2 }, document: { numbers: { 'degree-level': 3 } } }),
      -1,
    )
  })

  it('finds asked industries, companies, schools and permits', () => {
    const cases = [
      [industryMatch, 'industry', 'industries'],
      [companyMatch, 'company', 'companies'],
      [currentCompanyMatch, 'current-company', 'currentCompanies'],
      [schoolMatch, 'school', 'schools'],
      [workPermitMatch, 'work-permit', 'workPermits'],
    ] as const
    for (const [feature, type, list] of cases) {
      const wanted = { [list]: asked(termOf(type, 1), termOf(type, 2)) }
      assert.equal(featureValue(feature, { asked: wanted, document: { terms: [termOf(type, 2)] } }), 1, feature.name)
      assert.equal(featureValue(feature, { asked: wanted, document: { terms: [termOf(type, 5)] } }), 0, feature.name)
      assert.ok(Number.isNaN(featureValue(feature, { asked: wanted, document: { terms: [termOf(type, 0)] } })), feature.name)
    }
  })

  it('covers languages by share', () => {
    const wanted = { languages: asked(termOf('language', 1), termOf('language', 2)) }
    assert.equal(featureValue(languageCoverage, { asked: wanted, document: { terms: [termOf('language', 2)] } }), 1 / 2)
  })
})

describe('retrieval', () => {
  it('is a share of the best score, and a logarithm of its own', () => {
    const situation = { asked: { bestRetrieval: 400 }, retrieval: 100 }
    assert.equal(featureValue(retrievalShare, situation), 0.25)
    assert.equal(featureValue(retrievalLog, situation), Math.log1p(100))
  })

  it('is not known where no term retrieves', () => {
    assert.ok(Number.isNaN(featureValue(retrievalShare, {})))
    assert.ok(Number.isNaN(featureValue(retrievalLog, {})))
  })
})

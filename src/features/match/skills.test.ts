import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { asked, featureValue } from '../../../tests/features/feature-value.ts'
import { termOf } from '../../domain/term.ts'
import { jobMustHaveCoverage } from './job-must-have-coverage.ts'
import { jobSkillCoverage } from './job-skill-coverage.ts'
import { missingMustHaves } from './missing-must-haves.ts'
import { mustHaveCoverage } from './must-have-coverage.ts'
import { skillCoverage } from './skill-coverage.ts'
import { skillCoverageWeighted } from './skill-coverage-weighted.ts'
import { skillFocus } from './skill-focus.ts'
import { skillSurplus } from './skill-surplus.ts'

const skill = (number: number) => termOf('skill', number)
const wanted = {
  skills: asked(skill(1), skill(2), skill(3)),
  skillWeights: Float64Array.of(1, 2, 5),
  mustHaveSkills: asked(skill(1), skill(3)),
}
const document = { terms: [skill(1), skill(3), skill(8), skill(9)] }

describe('skill features', () => {
  it('cover what is asked, plainly and by rarity', () => {
    assert.equal(featureValue(skillCoverage, { asked: wanted, document }), 2 / 3)
    assert.equal(featureValue(skillCoverageWeighted, { asked: wanted, document }), 6 / 8)
  })

  it('count must-haves that are there and that are missing', () => {
    const some = { terms: [skill(3), skill(9)] }
    assert.equal(featureValue(mustHaveCoverage, { asked: wanted, document: some }), 1 / 2)
    assert.equal(featureValue(missingMustHaves, { asked: wanted, document: some }), 1)
    assert.equal(featureValue(missingMustHaves, { asked: wanted, document }), 0)
  })

  it('count what is stated beyond what is asked', () => {
    assert.equal(featureValue(skillSurplus, { asked: wanted, document }), Math.log1p(2))
  })

  it('tell who knows little else', () => {
    assert.equal(featureValue(skillFocus, { asked: wanted, document }), 2 / 4)
    assert.ok(Number.isNaN(featureValue(skillFocus, { subject: 'jobs', asked: wanted, document })))
  })

  it('do not know members who state no skill', () => {
    const unknown = { terms: [termOf('skill', 0)] }
    for (const feature of [skillCoverage, skillCoverageWeighted, mustHaveCoverage, missingMustHaves, skillSurplus, skillFocus]) {
      assert.ok(Number.isNaN(featureValue(feature, { asked: wanted, document: unknown })), feature.name)
    }
  })

  it('ask of a job what share of its skills the seeker has', () => {
    const job = { terms: [skill(1), skill(7), termOf('must-have-skill', 1), termOf('must-have-skill', 2), termOf('must-have-skill', 3)] }
    const held = { skills: asked(skill(1), skill(2)), heldSkills: asked(termOf('must-have-skill', 1), termOf('must-have-skill', 3)) }
    assert.equal(featureValue(jobSkillCoverage, { subject: 'jobs', asked: held, document: job }), 1 / 2)
    assert.equal(featureValue(jobMustHaveCoverage, { subject: 'jobs', asked: held, document: job }), 2 / 3)
    assert.ok(Number.isNaN(featureValue(jobSkillCoverage, { asked: held, document: job })))
  })

  it('stay between 0 and 1 and agree where every skill weighs the same', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 })
    fc.assert(
      fc.property(numbers, numbers, (held, required) => {
        const skills = asked(...required.map(skill))
        const situation = { asked: { skills, skillWeights: new Float64Array(skills.length).fill(2) }, document: { terms: held.map(skill) } }
        const share = required.filter((number) => held.includes(number)).length / required.length
        assert.equal(featureValue(skillCoverage, situation), share)
        assert.ok(Math.abs(featureValue(skillCoverageWeighted, situation) - share) < 1e-12)
      }),
      { seed: 4, numRuns: 50 },
    )
  })
})

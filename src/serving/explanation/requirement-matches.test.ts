import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { talentParts } from '../../../tests/small-world/serving.ts'
import { emptyRequirements, type Requirements } from '../../features/requirements.ts'
import { packEvidence } from '../../standardization/evidence.ts'
import { termsOf } from '../query/requirements-of.ts'
import { requirementMatcher } from './requirement-matches.ts'

const lexicon = (await talentParts()).lexicon()
const requirements = {
  ...emptyRequirements('members'),
  titles: termsOf('title', ['software-developer', 'data-engineer'], lexicon),
  skills: termsOf('skill', ['java', 'kubernetes'], lexicon),
}
/** 0 absent, 1 the type is not stated, 2 and more: stated. */
const statusesOf = (evidence: readonly number[]) =>
  requirementMatcher(requirements, Uint16Array.from(evidence), lexicon)(0).map(({ type, status }) => `${type} ${status}`)

describe('what a result states of what was asked', () => {
  it('misses every skill that it lacks', () => {
    assert.deepEqual(statusesOf([5, 5, 5, 0]).slice(2), ['skill matched', 'skill missing'])
  })

  it('misses no title where it has another that was asked as well', () => {
    assert.deepEqual(statusesOf([0, 5, 5, 5]), ['title matched', 'skill matched', 'skill matched'])
  })

  it('misses all titles where it has none', () => {
    assert.deepEqual(statusesOf([0, 0, 5, 5]).slice(0, 2), ['title missing', 'title missing'])
    assert.deepEqual(statusesOf([1, 1, 5, 5]).slice(0, 2), ['title unknown', 'title unknown'])
  })
})

describe('what a result states of a family of titles', () => {
  const titles = termsOf('title', ['software-developer', 'data-engineer'], lexicon)
  const standIn = termsOf('title', ['software-developer'], lexicon)
  const familyOf = (more: object) => ({
    ...emptyRequirements('members'),
    titleFamilies: [{ label: 'Any Developer', titles, orWord: false, ...more }],
  })
  /** Of the single titles first, then of the titles of the family. */
  const matchesOf = (asked: Requirements, evidence: readonly number[]) =>
    requirementMatcher(asked, Uint16Array.from(evidence), lexicon)(0).map(({ label, status, field }) => [label, status, field ?? ''])
  const held = 2 + packEvidence('positions[].title', 1)

  it('is proved by whichever of its titles is held', () => {
    assert.deepEqual(matchesOf(familyOf({}), [0, held]), [['Any Developer', 'matched', 'positions[1].title']])
    assert.deepEqual(matchesOf(familyOf({}), [held - 1, held]), [['Any Developer', 'matched', 'positions[0].title']])
    assert.deepEqual(matchesOf(familyOf({}), [0, 0]), [['Any Developer', 'missing', '']])
    assert.deepEqual(matchesOf(familyOf({}), [1, 1]), [['Any Developer', 'unknown', '']])
  })

  it('is shown in the place of the title that stands for it', () => {
    const asked = { ...familyOf({ standIn: standIn[0] }), titles: standIn }
    assert.deepEqual(matchesOf(asked, [0, 0, held]), [['Any Developer', 'matched', 'positions[1].title']])
    assert.deepEqual(
      matchesOf({ ...familyOf({}), titles: standIn }, [0, 0, 0]).map(([label]) => label),
      ['Any Developer', 'Software Developer'],
    )
  })

  it('is missed by nobody where its word in any text is enough', () => {
    assert.deepEqual(matchesOf(familyOf({ orWord: true }), [0, 0]), [])
    assert.deepEqual(matchesOf(familyOf({ orWord: true }), [0, held]), [['Any Developer', 'matched', 'positions[1].title']])
  })
})

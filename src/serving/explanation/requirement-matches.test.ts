import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { talentParts } from '../../../tests/small-world/serving.ts'
import { emptyRequirements } from '../../features/requirements.ts'
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

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ownStandardizer } from '../../tests/standardization/own-standardizer.ts'
import { type TermType, termTypes } from '../domain/term.ts'
import { isCanonical, labelOf } from './labels.ts'
import { valuesNamed } from './named-values.ts'

const named = (type: TermType, text: string) => valuesNamed(ownStandardizer, type, text)

describe('valuesNamed', () => {
  const cases: readonly (readonly [TermType, string, readonly string[]])[] = [
    ['skill', 'C++', ['c-plus-plus']],
    ['must-have-skill', 'k8s', ['kubernetes']],
    ['skill', 'frobnication', []],
    ['current-title', 'Java developer', ['software-engineer']],
    ['seniority', 'Sr.', ['senior']],
    ['location', 'Munich', ['city:2867714']],
    ['location', 'nowhere at all', []],
    ['work-permit', 'Germany', ['DE']],
    ['work-permit', 'everywhere', []],
    ['employment-type', 'Full time', ['full-time']],
    ['intent', 'Closed', ['closed']],
    ['intent', 'maybe', []],
    ['company', 'The Acme Corp., Inc.', ['acme']],
    ['school', 'Oxford Univ.', ['oxford university']],
    ['field-of-study', 'Zymurgy', ['zymurgy']],
    ['text', 'Zymurgy', ['zymurgy']],
    ['text', 'two words', []],
    ['text-flag', 'hidden markup', ['hidden-markup']],
  ]
  for (const [type, text, values] of cases)
    it(`reads "${text}" as ${type} ${values.join(', ') || 'of no known name'}`, () => assert.deepEqual(named(type, text), values))

  it('finds every skill and industry by the name it is shown by', () => {
    const { skills, industries } = ownStandardizer.taxonomy
    for (const { slug } of skills.entries) assert.deepEqual(named('skill', labelOf(ownStandardizer, 'skill', slug)), [slug])
    for (const { slug } of industries.entries) assert.deepEqual(named('industry', labelOf(ownStandardizer, 'industry', slug)), [slug])
  })

  it('takes any text for any type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...termTypes), fc.string({ unit: 'grapheme', maxLength: 60 }), (type, text) => {
        assert.ok(named(type, text).every((value) => value !== ''))
      }),
      { numRuns: 400, seed: 3 },
    )
  })
})

describe('isCanonical', () => {
  it('holds of entries and places, not of their names', () => {
    assert.ok(isCanonical(ownStandardizer, 'skill', 'c-plus-plus') && !isCanonical(ownStandardizer, 'skill', 'C++'))
    assert.ok(isCanonical(ownStandardizer, 'location', 'city:2950159') && !isCanonical(ownStandardizer, 'location', 'Berlin'))
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { featureValue } from '../../tests/features/feature-value.ts'
import { numberFields, type TermType, termOf } from '../domain/term.ts'
import { emptyRequirements, type Requirements } from './requirements.ts'
import { documentFeatures } from './sets.ts'

const types = {
  titles: 'title',
  currentTitles: 'current-title',
  relatedTitles: 'title',
  skills: 'skill',
  mustHaveSkills: 'skill',
  functions: 'function',
  industries: 'industry',
  companies: 'company',
  currentCompanies: 'current-company',
  schools: 'school',
  degrees: 'degree',
  languages: 'language',
  locations: 'location',
  regions: 'location',
  countries: 'location',
  workplaces: 'workplace',
  employmentTypes: 'employment-type',
  workPermits: 'work-permit',
  desiredTitles: 'desired-title',
  desiredLocations: 'desired-location',
  heldSkills: 'must-have-skill',
} as const satisfies Partial<Record<keyof Requirements, TermType>>

const none = new Uint32Array(0)
const terms = Object.fromEntries(
  Object.entries(types).map(([name, type]) => [
    name,
    fc.constantFrom(none, Uint32Array.of(termOf(type, 1)), Uint32Array.of(termOf(type, 2))),
  ]),
)
const number = fc.constantFrom(NaN, 0, 3, 70_000)
const numbers = Object.fromEntries(
  (['seniorityLevel', 'degreeLevel', 'minYears', 'maxYears', 'salaryMin', 'salaryMax', 'heldYears', 'heldDegreeLevel'] as const).map(
    (name) => [name, number],
  ),
)
const asked: fc.Arbitrary<Partial<Requirements>> = fc
  .record({ own: fc.record({ ...terms, ...numbers }), latitude: fc.constantFrom(undefined, 52.5), bestRetrieval: fc.constantFrom(0, 90) })
  .map(({ own, latitude, bestRetrieval }) => ({
    ...own,
    bestRetrieval,
    marks: { ...emptyRequirements('members').marks, remote: termOf('workplace', 1) },
    skillWeights: Float64Array.of(2),
    latitudes: Float64Array.from(latitude === undefined ? [] : [latitude]),
    longitudes: Float64Array.from(latitude === undefined ? [] : [13.4]),
  }))

/** States something of every type, and every number. */
const document = {
  terms: [...new Set<TermType>([...Object.values(types), 'intent'])].map((type) => termOf(type, 1)),
  numbers: Object.fromEntries(numberFields.map((field, i) => [field, i + 1])),
}

describe('isAsked', () => {
  it('is false only where the feature is not known of anybody, and is so where nothing is asked', () => {
    const known = new Set<string>()
    fc.assert(
      fc.property(asked, fc.constantFrom<Requirements['subject']>('members', 'jobs'), (stated, subject) => {
        const requirements = { ...emptyRequirements(subject), ...stated }
        for (const feature of documentFeatures) {
          const isKnown = !Number.isNaN(featureValue(feature, { subject, asked: stated, document, retrieval: 30 }))
          if (isKnown) known.add(feature.name)
          assert.ok(!isKnown || (feature.isAsked?.(requirements) ?? true), feature.name)
        }
      }),
      { seed: 3, numRuns: 500 },
    )
    assert.deepEqual(
      documentFeatures.filter(({ name }) => !known.has(name)),
      [],
    )
    for (const subject of ['members', 'jobs'] as const)
      for (const { isAsked, name } of documentFeatures) assert.ok(!isAsked?.(emptyRequirements(subject)), name)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { document } from '../../tests/standardization/ada.ts'
import { ownStandardizer } from '../../tests/standardization/own-standardizer.ts'
import { labelOf } from './labels.ts'

describe('labelOf', () => {
  it('reads values to people', () => {
    const labels = document.terms.map(({ type, value }) => labelOf(ownStandardizer, type, value))
    for (const label of [
      'Berlin, DE',
      'Software Engineer',
      'Nordwind Logistics',
      'Technical University of Munich',
      'Apache Kafka',
      'Senior',
    ])
      assert.ok(labels.includes(label), label)
    assert.equal(labelOf(ownStandardizer, 'company', 'ibm'), 'Ibm')
    assert.equal(labelOf(ownStandardizer, 'work-permit', 'DE'), 'Germany')
    assert.equal(labelOf(ownStandardizer, 'audience', 'contract:c7'), 'c7')
  })
})

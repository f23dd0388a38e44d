import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { evidenceFields, evidencePath, packEvidence } from './evidence.ts'

describe('evidence', () => {
  it('names the field that proves a value', () => {
    assert.equal(evidencePath(packEvidence('skills[].name', 3)), 'skills[3].name')
    assert.equal(evidencePath(packEvidence('positions[].title', 0)), 'positions[0].title')
    assert.equal(evidencePath(packEvidence('headline')), 'headline')
    assert.equal(evidencePath(packEvidence('preferences.titles[]', 2)), 'preferences.titles[2]')
    assert.equal(evidencePath(packEvidence('targeting.skills[]', 2)), 'targeting.skills[2]')
  })

  it('is a number from 1 that leaves room for two more in 16 bits, another for every field and index', () => {
    const codes = evidenceFields.flatMap((field) => [0, 1, 1023].map((index) => packEvidence(field, index)))
    assert.equal(new Set(codes).size, codes.length)
    for (const code of codes) assert.ok(code >= 1 && code + 2 <= 0xffff)
  })

  it('names nothing for 0 and for codes of no field', () => {
    assert.equal(evidencePath(0), undefined)
    assert.equal(evidencePath(0xffff), undefined)
  })

  it('states an index beyond the last as the last', () => {
    assert.equal(packEvidence('skills[].name', 5000), packEvidence('skills[].name', 1023))
  })
})

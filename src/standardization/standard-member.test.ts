import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, document, member, number, proof, values } from '../../tests/standardization/ada.ts'
import { ownStandardizer } from '../../tests/standardization/own-standardizer.ts'
import type { ContractId, Timestamp } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import { standardizeMember } from './standard-member.ts'

describe('standardizeMember', () => {
  it('proves each value by the field that states it, the list of skills before prose', () => {
    assert.equal(proof(document, 'skill', 'java'), 'skills[0].name')
    assert.equal(proof(document, 'skill', 'apache-kafka'), 'headline')
    assert.equal(proof(document, 'skill', 'go'), 'summary')
    assert.equal(proof(document, 'skill', 'kubernetes'), 'positions[0].description')
    assert.equal(proof(document, 'title', 'qa-engineer'), 'positions[2].title')
    assert.equal(proof(document, 'company', 'bluebird payments'), 'positions[1].company')
    assert.equal(proof(document, 'language', 'german'), 'languages[0].language')
    assert.equal(proof(document, 'desired-title', 'software-engineer'), 'preferences.titles[0]')
  })

  it('keeps what is current apart from what was', () => {
    assert.deepEqual(values(document, 'title'), ['software-engineer', 'qa-engineer'])
    assert.deepEqual(values(document, 'current-title'), ['software-engineer'])
    assert.deepEqual(values(document, 'company'), ['nordwind logistics', 'bluebird payments', 'elf studio'])
    assert.deepEqual(values(document, 'current-company'), ['nordwind logistics'])
    assert.deepEqual(values(document, 'seniority'), ['senior'])
    assert.deepEqual(values(document, 'function'), ['engineering'])
    assert.deepEqual(values(document, 'industry'), ['logistics-and-supply-chain'])
  })

  it('states the place with all that lies above it, the wished place alone', () => {
    assert.deepEqual(values(document, 'location'), ['city:2950159', 'region:DE.16', 'country:DE'])
    assert.equal(values(document, 'desired-location').length, 1)
  })

  it('reads degrees, fields and schools', () => {
    assert.deepEqual(values(document, 'degree'), ['master-of-science'])
    assert.deepEqual(values(document, 'field-of-study'), ['computer-science'])
    assert.deepEqual(values(document, 'school'), ['technical university of munich'])
    assert.equal(number(document, 'degree-level'), 4)
  })

  it('states who may find the member', () => {
    assert.deepEqual(values(document, 'audience'), ['marketplace'])
    assert.deepEqual(values(document, 'hidden-from'), ['nordwind logistics'])
    const own = standardizeMember(ownStandardizer, { ...member, audience: { type: 'contract', contract: 'c7' as ContractId } }, at)
    assert.deepEqual(values(own, 'audience'), ['contract:c7'])
  })

  it('counts overlapping months once, and leaves unknown numbers open', () => {
    // 2014-01 … 2015-01, then 2017-01 … 2025-01 without a gap: 12 + 96 months.
    assert.equal(number(document, 'years'), 9)
    assert.equal(number(document, 'tenure-months'), 48)
    assert.equal(number(document, 'mean-tenure-months'), (48 + 54 + 12) / 3)
    assert.equal(number(document, 'seniority-level'), 3)
    assert.equal(number(document, 'salary-min'), Math.fround(90_000 * ownStandardizer.taxonomy.exchangeRates.rates['EUR']!))
    assert.ok(Number.isNaN(number(document, 'salary-max')) && Number.isNaN(number(document, 'min-years')))
  })

  it('ranks fuller, readier and fresher profiles higher, between 0 and 1', () => {
    const rank = (changed: Partial<Member>, when = at) =>
      number(standardizeMember(ownStandardizer, { ...member, ...changed }, when), 'static-rank')
    assert.ok(rank({}) > rank({ skills: [] }) && rank({ intent: 'active' }) > rank({}) && rank({}, (at + 1e10) as Timestamp) > rank({}))
    assert.ok(rank({ intent: 'active' }) <= 1 && rank({ intent: 'closed', skills: [], positions: [] }) >= 0)
  })

  it('never shows the identity in its words', () => {
    const words = new Set(document.sections.flat())
    for (const word of ['ada', 'example', 'org']) assert.ok(!words.has(word), word)
  })

  it('takes the title from the headline where no position has one', () => {
    const bare = standardizeMember(ownStandardizer, { ...member, positions: [] }, at)
    assert.deepEqual(values(bare, 'current-title'), ['software-engineer'])
    assert.equal(proof(bare, 'title', 'software-engineer'), 'headline')
    assert.ok(Number.isNaN(number(bare, 'years')))
  })

  it('gives the same document for the same profile', () => {
    assert.deepEqual(standardizeMember(ownStandardizer, structuredClone(member), at), document)
  })
})

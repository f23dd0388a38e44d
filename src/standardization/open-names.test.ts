import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { companyName, schoolName } from './open-names.ts'

describe('companyName', () => {
  const cases = {
    'Acme, Inc.': 'acme',
    'The Acme Corp. Ltd': 'acme',
    'ACME GmbH & Co. KG': 'acme',
    'Müller AG': 'muller',
    'Acme (formerly Apex)': 'acme',
    'AT&T': 'at&t',
    'S.A.': 'sa',
    'Société Générale S.A.': 'societe generale',
  }
  for (const [text, name] of Object.entries(cases)) it(`reads "${text}"`, () => assert.equal(companyName(text), name))
  it('finds no name in punctuation', () => assert.equal(companyName(' -- '), undefined))
})

describe('schoolName', () => {
  it('spells what is shortened', () => assert.equal(schoolName('The Univ. of Oxford'), 'university of oxford'))
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { companyCount, companyName, companyTraits } from './companies.ts'
import { schoolAt, schoolCount } from './schools.ts'
import { people, smallWorld } from './small-world.ts'
import { wordForms } from './words.ts'

describe('Invented companies', () => {
  const indexes = Array.from({ length: companyCount }, (_, index) => index)

  it('are twenty thousand, no two of one name', () => {
    assert.equal(new Set(indexes.map((index) => companyName(1, index))).size, companyCount)
  })

  it('have many of no name and a few that are sought after', () => {
    const share = (tier: number) => indexes.filter((index) => companyTraits(1, index).tier === tier).length / companyCount
    assert.ok(share(0) > 0.4 && share(3) > 0.01 && share(3) < 0.1, `${share(0)} and ${share(3)}`)
  })
})

describe('Invented schools', () => {
  it('have names of their own', () => {
    assert.equal(new Set(Array.from({ length: schoolCount }, (_, index) => schoolAt(1, index).name)).size, schoolCount)
  })
})

describe('Free text', () => {
  it('draws on about three thousand words', () => {
    assert.ok(wordForms.length > 2700 && wordForms.length < 3300, `${wordForms.length}`)
  })

  it('has the head and the tail of real text: a tenth of the words makes most of it, and a third is rare', () => {
    const counts = wordCounts()
    const total = counts.reduce((sum, count) => sum + count, 0)
    const head = counts.slice(0, Math.round(counts.length / 10)).reduce((sum, count) => sum + count, 0) / total
    const rare = counts.filter((count) => count <= 3).length / counts.length
    assert.ok(head > 0.5 && head < 0.85, `the most frequent tenth makes ${head}`)
    assert.ok(rare > 0.15, `${rare} are rare`)
  })
})

function wordCounts(): number[] {
  const counts = new Map<string, number>()
  for (const { profile } of people(smallWorld({ seed: 1, members: 1500 }), 1500)) {
    const texts = [profile.summary, ...profile.positions.map((position) => position.description)]
    for (const word of texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts.values()].sort((a, b) => b - a)
}

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chanceOf, examination, misjudgement } from './examination.ts'

const encounter = { seed: 1, day: 2, job: 3, member: 4 }

describe('Examination', () => {
  it('decays from certainty to about a fifth over a page', () => {
    assert.equal(examination(0), 1)
    assert.ok(Math.abs(examination(24) - 1 / 4.6) < 1e-12)
  })

  it('asks each question of an encounter with a draw of its own', () => {
    assert.notEqual(chanceOf(encounter, 1), chanceOf(encounter, 2))
    assert.equal(chanceOf(encounter, 1), chanceOf({ ...encounter }, 1))
  })

  it('misjudges the same pair in the same way on every day', () => {
    assert.equal(misjudgement(encounter, 5), misjudgement({ ...encounter, day: 90 }, 5))
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decide } from './gate.ts'

const values = (value: number, pages = 100) => new Float64Array(pages).fill(value)

describe('the quality gate', () => {
  it('lets a candidate pass that is better than the current model and the frozen baseline', () => {
    const { promoted, againstCurrent, againstBaseline } = decide({ candidate: values(0.5), current: values(0.4), baseline: values(0.3) })
    assert.equal(promoted, true)
    assert.ok(Math.abs(againstCurrent.mean - 0.1) < 1e-12 && Math.abs(againstBaseline.mean - 0.2) < 1e-12)
  })

  it('keeps the current model where the candidate is worse, and says by how much', () => {
    const { promoted, reason } = decide({ candidate: values(0.35), current: values(0.4), baseline: values(0.3) })
    assert.equal(promoted, false)
    assert.match(reason, /worse than the current model.* 0\.0500/)
  })

  it('does not let small losses add up: the frozen baseline must be reached too', () => {
    const { promoted, reason } = decide({ candidate: values(0.35), current: values(0.34), baseline: values(0.4) })
    assert.equal(promoted, false)
    assert.match(reason, /worse than the frozen baseline/)
  })

  it('says how many pages or jobs would be enough, and how to promote without them', () => {
    const few = { candidate: values(0.5, 16), current: values(0.4, 16), baseline: values(0.3, 16) }
    assert.match(decide(few).reason, /only 16 held-out pages .* some 300 searches .* by hand: mutual models promote VERSION$/)
    const jobs = { units: 'held-out jobs', remedy: 'answer more', byHand: 'mutual models promote VERSION --of applicants' }
    assert.match(decide(few, jobs).reason, /only 16 held-out jobs .* needed: answer more; .* promote VERSION --of applicants$/)
  })

  it('decides nothing on pages that tell nothing', () => {
    const few = values(0)
    few.fill(1, 0, 29)
    assert.match(decide({ candidate: few, current: values(0), baseline: values(0) }).reason, /only 29 held-out pages/)
    few[29] = 1
    assert.equal(decide({ candidate: few, current: values(0), baseline: values(0) }).promoted, true)
  })
})

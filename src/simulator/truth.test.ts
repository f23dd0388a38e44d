import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hirerOf } from './draw-job.ts'
import { memberTruth } from './draw-member.ts'
import { hirerUtility } from './hirer-utility.ts'
import { intentOn } from './intent.ts'
import { smallWorld } from './small-world.ts'
import { expectedUtility, relevanceOf } from './truth.ts'

const world = smallWorld({ seed: 3, members: 2000 })
const gains = relevanceOf(world, 2, 2000)

describe('The truth about a job', () => {
  it('is the same one pair at a time and for all people at once', () => {
    for (const member of [0, 7, 1999]) assert.equal(expectedUtility(world, 2, member), gains[member])
  })

  it('is a probability, and 0 for those who are closed to offers', () => {
    gains.forEach((gain, member) => {
      assert.ok(gain >= 0 && gain <= 1)
      assert.equal(gain === 0, intentOn(world, member, 0) === 'closed')
    })
  })

  it('is two-sided: the twenty-five whom the hirer likes best are not the twenty-five best matches', () => {
    const hirer = hirerOf(world, 2)
    const liking = gains.map((_, member) => hirerUtility(world, hirer, memberTruth(world, member)))
    const best = (values: Float64Array) => [...values.keys()].sort((a, b) => values[b]! - values[a]!).slice(0, 25)
    const [liked, matched] = [best(liking), new Set(best(gains))]
    const common = liked.filter((member) => matched.has(member)).length
    assert.ok(common > 2 && common < 20, `${common} in common`)
  })

  it('knows a few very good matches among many people', () => {
    const good = gains.filter((gain) => gain > 0.3).length / gains.length
    assert.ok(good > 0.0005 && good < 0.1, `${good} are good`)
  })

  it('drifts from one season to the next', () => {
    const later = relevanceOf(world, 2, 2000, 90)
    assert.ok(gains.some((gain, member) => Math.abs(gain - later[member]!) > 0.1))
  })
})

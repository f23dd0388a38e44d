import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { diligence, intentOn, statesIntent } from './intent.ts'
import { smallWorld } from './small-world.ts'
import { tasteOn } from './taste.ts'

const world = smallWorld({ seed: 2, members: 2000 })
const members = Array.from({ length: 2000 }, (_, index) => index)
const share = (holds: (member: number) => boolean) => members.filter(holds).length / members.length

describe('Intent', () => {
  it('is active for about one in eight and closed for about one in ten on any day', () => {
    for (const day of [0, 45, 200]) {
      const [active, closed] = [share((m) => intentOn(world, m, day) === 'active'), share((m) => intentOn(world, m, day) === 'closed')]
      assert.ok(active > 0.09 && active < 0.18 && closed > 0.07 && closed < 0.17, `${active} active, ${closed} closed`)
    }
  })

  it('changes from day to day for few and over a season for most', () => {
    const changed = (days: number) => share((m) => intentOn(world, m, 10) !== intentOn(world, m, 10 + days))
    assert.ok(changed(1) > 0.003 && changed(1) < 0.03, `${changed(1)} in a day`)
    assert.ok(changed(90) > 0.4, `${changed(90)} in a season`)
  })

  it('is stated by two thirds, and pursued by some more than by others', () => {
    assert.ok(Math.abs(share((m) => statesIntent(world, m)) - 0.65) < 0.04)
    assert.ok(members.every((m) => diligence(world, m) >= 0.4 && diligence(world, m) <= 1.6))
  })
})

describe('Taste', () => {
  const width = { lasting: 0.3, drifting: 0.15 }
  const distance = (from: number, to: number) => {
    const [a, b] = [tasteOn(1, 7, 4, from, width), tasteOn(1, 7, 4, to, width)]
    return Math.sqrt(a.reduce((sum, value, t) => sum + (value - b[t]!) ** 2, 0))
  }

  it('moves little in a day, also over an anchor, and further in a quarter', () => {
    for (const day of [0, 14, 29, 30, 59]) assert.ok(distance(day, day + 1) < 0.06, `${distance(day, day + 1)} on day ${day}`)
    assert.ok(distance(0, 90) > 0.2)
  })

  it('keeps its lasting part', () => {
    const bare = tasteOn(1, 7, 4, 0, { ...width, drifting: 0 })
    assert.deepEqual(tasteOn(1, 7, 4, 400, { ...width, drifting: 0 }), bare)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { memberAt } from './simulated-member.ts'
import { people, smallWorld } from './small-world.ts'
import { spellings } from './vocabulary.ts'

const world = smallWorld({ seed: 1, members: 600 })
const everyone = people(world, 600)

describe('A simulated member', () => {
  it('is a pure function of the seed and the index, whatever was asked before and however large the world is', () => {
    const larger = smallWorld({ seed: 1, members: 1_000_000 })
    assert.deepEqual(memberAt(larger, 599), everyone[599])
    assert.deepEqual(memberAt(larger, 3), everyone[3])
  })

  it('is somebody else under another seed', () => {
    const other = people(smallWorld({ seed: 2, members: 600 }), 50)
    const same = other.filter((member, i) => member.truth.positions[0]!.company === everyone[i]!.truth.positions[0]!.company)
    assert.ok(same.length < 5)
  })

  it('is found at any index up to ten millions, and at none that is not whole', () => {
    assert.equal(memberAt(world, 9_999_999).profile.id, 'm9999999')
    for (const index of [-1, 0.5, Number.NaN, 2 ** 31]) assert.throws(() => memberAt(world, index), RangeError)
  })

  it('writes a profile of 1.0 to 1.6 kB on average', () => {
    const mean = everyone.reduce((sum, { profile }) => sum + JSON.stringify(profile).length, 0) / everyone.length
    assert.ok(mean > 1000 && mean < 1600, `${mean} bytes`)
  })

  it('has one to six positions, newest first, and four to twenty claimed skills without repetition', () => {
    for (const { profile, truth } of everyone) {
      assert.ok(profile.positions.length >= 1 && profile.positions.length <= 6)
      assert.ok(truth.positions.every((position, p) => p === 0 || position.start <= truth.positions[p - 1]!.start))
      assert.ok(profile.skills.length >= 4 && profile.skills.length <= 20, `${profile.skills.length} skills`)
      assert.equal(new Set(profile.skills.map((skill) => skill.name)).size, profile.skills.length)
    }
  })

  it('never starts a position after day 0 or ends one before it began', () => {
    for (const { truth } of everyone) {
      for (const { start, end } of truth.positions) assert.ok(start < world.startMonth && (end === undefined || end >= start))
    }
  })

  it('leaves out true skills and claims false ones', () => {
    const names = world.vocabulary.skills.map(spellings)
    const shares = everyone.map(({ profile, truth }) => {
      const claimed = new Set(profile.skills.map((claim) => names.findIndex((ways) => ways.includes(claim.name))))
      const lies = [...claimed].filter((skill) => !truth.skills.includes(skill)).length
      return { lies, omissions: [...truth.skills].filter((skill) => !claimed.has(skill)).length / truth.skills.length }
    })
    const liars = shares.filter(({ lies }) => lies > 0).length / shares.length
    const omitted = shares.reduce((sum, share) => sum + share.omissions, 0) / shares.length
    assert.ok(liars > 0.1 && liars < 0.4, `${liars} claim something false`)
    assert.ok(omitted > 0.1 && omitted < 0.4, `${omitted} left out`)
  })

  it('writes titles by aliases as well as by their canonical names', () => {
    const canonical = world.vocabulary.titles.map((title) => title.name)
    const written = everyone.map(({ profile }) => profile.positions[0]!.title!)
    const byName = written.filter((title) => canonical.some((name) => title.includes(name))).length / written.length
    assert.ok(byName > 0.4 && byName < 0.9, `${byName} by the canonical name`)
  })

  it('can be reached under example addresses alone', () => {
    for (const { profile } of everyone) assert.match(profile.identity.email ?? 'x@example.com', /^[a-z.0-9]+@example\.(com|org)$/)
  })
})

describe('Careers', () => {
  it('stay mostly within a track and rise', () => {
    const moves = everyone.flatMap(({ truth }) => truth.positions.slice(1).map((from, p) => ({ from, to: truth.positions[p]! })))
    const inTrack =
      moves.filter(({ from, to }) => world.titles.trackOf[from.title] === world.titles.trackOf[to.title]).length / moves.length
    const falling = moves.filter(({ from, to }) => to.level < from.level).length / moves.length
    assert.ok(inTrack > 0.7 && inTrack < 0.95, `${inTrack} within the track`)
    assert.ok(falling < 0.02, `${falling} fall`)
  })

  it('lead to a few leaders and many of middle rank', () => {
    const levels = everyone.map(({ truth }) => truth.positions[0]!.level)
    const share = (from: number, to: number) => levels.filter((level) => level >= from && level <= to).length / levels.length
    assert.ok(share(2, 5) > 0.5 && share(7, 9) < 0.12 && share(0, 0) < 0.06, `${share(2, 5)} ${share(7, 9)} ${share(0, 0)}`)
  })
})

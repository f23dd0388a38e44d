import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hirerOf, jobTruth } from './draw-job.ts'
import { memberTruth } from './draw-member.ts'
import { hirerUtility, hirerWeights } from './hirer-utility.ts'
import { contractAt, recruiterAt } from './hirers.ts'
import type { Hirer, JobTruth } from './job-truth.ts'
import type { MemberTruth } from './member-truth.ts'
import { hasBit } from './member-truth.ts'
import { memberUtility } from './member-utility.ts'
import { smallWorld } from './small-world.ts'
import { bitsOf } from './true-skills.ts'

const world = smallWorld({ seed: 9, members: 2000 })
const hirer = hirerOf(world, 5)
const { job } = hirer
const someone = memberTruth(world, 11)

/** The same person with these skills alone, and no sibling skill that would count in part. */
function withSkills(member: MemberTruth, skills: readonly number[]): MemberTruth {
  return { ...member, skills: Uint16Array.from(skills), skillBits: bitsOf(skills, 400), relatedBits: bitsOf([], 400) }
}

const utilityWith = (skills: readonly number[]) =>
  hirerUtility(world, { ...hirer, job: { ...job, liked: new Uint16Array() } }, withSkills(someone, skills))

const functionOf = (title: number) => world.titles.functionOf[title]
const coreSkills = (of: JobTruth, member: MemberTruth) =>
  of.skills.subarray(0, of.core).filter((skill) => hasBit(member.skillBits, skill)).length

describe('hirerUtility', () => {
  it('steps down by the must-have weight, and not only by coverage, where fewer than k of n core skills are there', () => {
    const core = [...job.skills.subarray(0, job.core)]
    const [enough, tooFew] = [core.slice(0, job.mustHave), core.slice(0, job.mustHave - 1)]
    const coverage = hirerWeights.skillCoverage * job.weights[job.mustHave - 1]!
    assert.ok(Math.abs(utilityWith(enough) - utilityWith(tooFew) - (coverage - hirerWeights.mustHaveMissed)) < 1e-9)
  })

  it('makes the must-have step decide about many people of the trade', () => {
    const members = Array.from({ length: 500 }, (_, i) => memberTruth(world, i))
    const pairs = Array.from({ length: 30 }, (_, j) => jobTruth(world, j)).flatMap((other) =>
      members
        .filter((member) => functionOf(member.positions[0]!.title) === functionOf(other.title))
        .map((member) => coreSkills(other, member) < other.mustHave),
    )
    const share = pairs.filter((isMissed) => isMissed).length / pairs.length
    assert.ok(share > 0.15 && share < 0.7, `${share} of ${pairs.length} pairs`)
  })

  it('weighs seniority and employer together: neither adds up without the other', () => {
    const style: Hirer = { ...hirer, contract: { ...hirer.contract, tierTimesLevel: 0.5 } }
    const who = (level: number, tier: number): MemberTruth => {
      const traits = someone.traits.slice()
      traits[0] = tier
      return { ...someone, traits, positions: [{ ...someone.positions[0]!, level }, ...someone.positions.slice(1)] }
    }
    const u = (level: number, tier: number) => hirerUtility(world, style, who(level, tier))
    const mixed = u(5, 1) - u(5, 0) - (u(1, 1) - u(1, 0))
    assert.ok(Math.abs(mixed - 0.5 * 2) < 1e-9, `mixed difference ${mixed}`)
  })

  it('falls with the distance of careers, and forgives a good title of the past in part', () => {
    const at = (...titles: number[]): MemberTruth => ({
      ...someone,
      positions: titles.map((title) => ({ ...someone.positions[0]!, title })),
    })
    const far = world.titles.functionOf.findIndex((f) => f !== world.titles.functionOf[job.title])
    const [now, before, never] = [at(job.title), at(far, job.title), at(far)].map((member) => hirerUtility(world, hirer, member))
    assert.ok(now! > before! && before! > never!)
  })

  it('differs between recruiters, contracts and jobs about the same people', () => {
    const members = Array.from({ length: 200 }, (_, i) => memberTruth(world, i))
    const others: Partial<Hirer>[] = [
      { recruiter: { ...hirer.recruiter, taste: recruiterAt(world, hirer.recruiter.index + 1).taste } },
      { contract: { ...hirer.contract, taste: contractAt(world, hirer.contract.index + 1).taste } },
      { job: { ...job, taste: jobTruth(world, 6).taste } },
    ]
    for (const change of others) {
      const differences = members.map((member) => hirerUtility(world, { ...hirer, ...change }, member) - hirerUtility(world, hirer, member))
      const mean = differences.reduce((sum, d) => sum + d, 0) / differences.length
      const spread = Math.sqrt(differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / differences.length)
      assert.ok(spread > 0.2, `${Object.keys(change)[0]} spreads by ${spread}`)
    }
  })
})

describe('memberUtility', () => {
  it('rises with pay and stops counting where pay is beyond belief', () => {
    const paying = (factor: number) => memberUtility(world, someone, { ...job, pay: someone.wish * factor }, 0, 'open')
    assert.ok(paying(1.1) > paying(1) && paying(1) > paying(0.9))
    assert.equal(paying(3), paying(2))
  })

  it('rises with intent', () => {
    const [closed, passive, open, active] = (['closed', 'passive', 'open', 'active'] as const).map((intent) =>
      memberUtility(world, someone, job, 0, intent),
    )
    assert.ok(closed! < passive! && passive! < open! && open! < active!)
  })

  it('lets the settled refuse to move where the mobile would', () => {
    const away = { ...job, workplace: 'onsite' as const, place: 4 }
    const at = (mobility: number) => memberUtility(world, { ...someone, place: 0, mobility }, away, 0, 'open')
    assert.ok(at(1) > at(0) + 1)
  })

  it('counts a commute as near: Potsdam is not away from Berlin', () => {
    const near = { ...job, workplace: 'onsite' as const, place: 1 }
    assert.equal(
      memberUtility(world, { ...someone, place: 0 }, near, 0, 'open'),
      memberUtility(world, { ...someone, place: 1 }, near, 0, 'open'),
    )
  })
})

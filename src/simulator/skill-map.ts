/**
 * Which skills a title really needs, in order of weight. Skills fall into families (their topmost parent); a function of
 * work draws on families (skill-affinity.ts), a track on a few dozen skills of them, a title on fourteen.
 */
import { uniform } from '../math/hash32.ts'
import { familyWeights } from './skill-affinity.ts'
import type { TitleSpace } from './title-space.ts'
import type { SimulatedSkill } from './vocabulary.ts'

export const skillsPerTitle = 14
const mostSkillsPerTrack = 36

export interface SkillMap {
  /** Parent of each skill as a number; its own where it has none. */
  readonly parentOf: Uint16Array
  /** titles × skillsPerTitle, most needed first. */
  readonly needed: Uint16Array
  /** Skills of each track's pool, most used first. */
  readonly trackPools: readonly Uint16Array[]
}

export function skillMap(seed: number, skills: readonly SimulatedSkill[], space: TitleSpace, titleNames: readonly string[]): SkillMap {
  const parentOf = parentsOf(skills)
  const familyOf = familiesOf(parentOf)
  const families = [...new Set(familyOf)]
  const names = families.map((family) => `${skills[family]!.slug} ${skills[family]!.name}`)
  const trackPools = space.titlesOfTrack.map((titles, track) => {
    const trade = space.functions[space.functionOf[titles[0]!]!]!
    const weights = familyWeights(
      seed,
      trade,
      titles.map((title) => titleNames[title]!),
      names,
    )
    const weightOf = new Map(families.map((family, i) => [family, weights[i]!]))
    return trackPool(
      seed,
      track,
      familyOf.map((family) => weightOf.get(family)!),
    )
  })
  const needed = new Uint16Array(space.functionOf.length * skillsPerTitle)
  for (let title = 0; title < space.functionOf.length; title++) {
    needed.set(titleSkills(seed, title, trackPools[space.trackOf[title]!]!), title * skillsPerTitle)
  }
  return { parentOf, needed, trackPools }
}

export function neededSkill(map: SkillMap, title: number, rank: number): number {
  return map.needed[title * skillsPerTitle + rank]!
}

function parentsOf(skills: readonly SimulatedSkill[]): Uint16Array {
  const numbers = new Map(skills.map((skill, index) => [skill.slug, index]))
  return Uint16Array.from(skills, (skill, index) => (skill.parent === undefined ? index : (numbers.get(skill.parent) ?? index)))
}

/** Topmost ancestor of each skill. Bounded, so that a circle of parents cannot hang the world. */
function familiesOf(parentOf: Uint16Array): number[] {
  return Array.from(parentOf, (_, skill) => {
    let family = skill
    for (let step = 0; step < 8; step++) family = parentOf[family]!
    return family
  })
}

/** Weighted sampling without replacement: the largest of log(u) / weight (Efraimidis and Spirakis 2006). */
function trackPool(seed: number, track: number, weights: readonly number[]): Uint16Array {
  const keyed = weights.map((weight, skill) => ({ skill, key: Math.log(uniform(seed, 0x500, track, skill) + 1e-12) / weight }))
  keyed.sort((a, b) => b.key - a.key || a.skill - b.skill)
  const fitting = Math.round(weights.reduce((sum, weight) => sum + weight, 0))
  const size = Math.min(mostSkillsPerTrack, Math.max(skillsPerTitle, fitting))
  return Uint16Array.from(keyed.slice(0, size), ({ skill }) => skill)
}

/** The front of the track's pool is common to its titles; the rest is each title's own choice. */
function titleSkills(seed: number, title: number, pool: Uint16Array): Uint16Array {
  const keyed = Array.from(pool, (skill, rank) => ({ skill, key: rank / pool.length + 0.9 * uniform(seed, 0x501, title, skill) }))
  keyed.sort((a, b) => a.key - b.key || a.skill - b.skill)
  const chosen = Array.from({ length: skillsPerTitle }, (_, rank) => keyed[rank % keyed.length]!.skill)
  return Uint16Array.from(chosen)
}

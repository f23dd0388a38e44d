/** Draws the hidden truth of person i from the counters (seed, i). */
import { RandomStream } from '../math/random-stream.ts'
import { drawCareer } from './career.ts'
import { companyTraits } from './companies.ts'
import { economyOf, secondLanguages } from './economies.ts'
import type { MemberTruth, PositionTruth } from './member-truth.ts'
import { schoolAt } from './schools.ts'
import { levelPay } from './seniority.ts'
import { bitsOf, drawSkills } from './true-skills.ts'
import type { World } from './world.ts'

const memberStream = 0x3e3b

/** Remembers the last ones asked for, since choices ask for the same person again and again. */
export function memberTruth(world: World, index: number): MemberTruth {
  const slot = index % world.remembered.length
  const known = world.remembered[slot]
  if (known !== undefined && known.index === index) return known
  const truth = drawMember(world, index)
  world.remembered[slot] = truth
  return truth
}

/** Always drawn afresh: for streams that read each person once. */
export function drawMember(world: World, index: number): MemberTruth {
  const random = new RandomStream(world.seed, memberStream, index)
  const positions = drawCareer(world, random)
  const current = positions[0]!
  const years = (world.startMonth - positions.at(-1)!.start) / 12
  const skills = drawSkills(world, random, positions)
  const place = random.draw(world.places)
  const economy = economyOf(world.vocabulary.places[place]!.countryCode)
  const ability = random.normal()
  const degree = drawDegree(random, current.level)
  const school = degree > 1 ? random.draw(world.schoolRanks) : undefined
  const languages = drawLanguages(random, economy.language)
  const wage = wageOf(world, current, economy.wageLevel) * Math.exp(0.12 * ability + 0.12 * random.normal())
  return {
    index,
    positions,
    years,
    skills,
    skillBits: bitsOf(skills, world.vocabulary.skills.length),
    relatedBits: bitsOf(
      skills.map((skill) => world.skills.parentOf[skill]!),
      world.vocabulary.skills.length,
    ),
    ability,
    traits: traitsOf(world, { positions, years, skills: skills.length, degree, school, languages: languages.length }),
    place,
    mobility: random.uniform() ** 2,
    wage,
    wish: wage * (1.02 + 0.18 * random.uniform()),
    wishTitle: drawWishTitle(world, random, current.title),
    wishesRemote: random.normal(),
    employerTaste: [0.5 + 0.5 * random.normal(), 0.5 * random.normal(), 0.2 + 0.5 * random.normal()],
    languages,
    degree,
    school,
  }
}

/** US dollars a year for this work, in an economy of this wage level, at a company of this standing. */
export function wageOf(
  world: World,
  work: { readonly title: number; readonly level: number; readonly company: number },
  wageLevel: number,
): number {
  const { tier } = companyTraits(world.seed, work.company)
  return world.titles.pay[work.title]! * levelPay(work.level) * wageLevel * (0.94 + 0.06 * tier)
}

/** Two thirds have a bachelor's degree or more; leaders more often. */
function drawDegree(random: RandomStream, level: number): number {
  const u = random.uniform() + 0.02 * level
  return [0.04, 0.22, 0.34, 0.74, 0.97, 2].findIndex((limit) => u < limit)
}

function drawLanguages(random: RandomStream, native: string): string[] {
  const languages = [native]
  if (native !== 'English' && random.chance(0.8)) languages.push('English')
  if (random.chance(0.25)) languages.push(random.pick(secondLanguages))
  return [...new Set(languages)]
}

/** Most wish for what they do; a fifth for something else of their track, a tenth for something else of their function. */
function drawWishTitle(world: World, random: RandomStream, title: number): number {
  const u = random.uniform()
  if (u < 0.7) return title
  const track = world.titles.trackOf[title]!
  if (u < 0.9) return random.pick(world.titles.titlesOfTrack[track]!)
  return random.pick(world.titles.titlesOfTrack[random.pick(world.titles.tracksOfFunction[world.titles.functionOf[title]!]!)]!)
}

interface Described {
  readonly positions: readonly PositionTruth[]
  readonly years: number
  readonly skills: number
  readonly degree: number
  readonly school: number | undefined
  readonly languages: number
}

function traitsOf(world: World, who: Described): Float64Array {
  const employer = companyTraits(world.seed, who.positions[0]!.company)
  const functions = new Set(who.positions.map((position) => world.titles.functionOf[position.title]!))
  return Float64Array.of(
    (employer.tier - 0.7) / 0.9,
    (employer.size - 0.5) / 0.3,
    (Math.log(meanTenure(world, who.positions)) - 3.4) / 0.5,
    who.school === undefined ? 0 : (schoolAt(world.seed, who.school).standing - 0.5) / 0.29,
    (who.degree - 2.7) / 1.1,
    functions.size - 1.2,
    (who.positions.length - 4) / 1.7,
    (who.skills - 13) / 4,
    who.languages - 1.5,
    (who.years - 13) / 10,
  )
}

function meanTenure(world: World, positions: readonly PositionTruth[]): number {
  let months = 0
  for (const position of positions) months += (position.end ?? world.startMonth) - position.start
  return Math.max(1, months / positions.length)
}

/** A hidden career: positions in sequence, titles by transitions within and between tracks, levels that rise with the years. */
import type { RandomStream } from '../math/random-stream.ts'
import { drawCompany, industries } from './companies.ts'
import type { PositionTruth } from './member-truth.ts'
import { topLevel, typicalYears } from './seniority.ts'
import type { World } from './world.ts'

const maxYears = 36
/** Months in a position, in the middle; single people and single positions differ from it by a factor. */
const typicalTenure = 34
const beganAsIntern = 0.15
const promotedInside = 0.3
const workAtHome = 0.6
const [staysInTitle, staysInTrack, staysInFunction] = [0.55, 0.82, 0.95]
const keptPositions = 6

/** Newest first, at most six; every career has one. */
export function drawCareer(world: World, random: RandomStream): PositionTruth[] {
  const months = 3 + Math.floor(12 * maxYears * random.uniform() ** 1.6)
  const pace = Math.exp(0.25 * random.normal())
  const patience = Math.exp(0.35 * random.normal())
  const ceiling = drawCeiling(random)
  const positions: PositionTruth[] = []
  const first = world.startMonth - months
  for (let start = first; start < world.startMonth; ) {
    const previous = positions[0]
    const isInternship = previous === undefined && random.chance(beganAsIntern)
    const level = isInternship ? 0 : levelAfter(((start - first) / 12) * pace + 1, ceiling)
    const title = nextTitle(world, random, previous?.title, level)
    const company = nextCompany(world, random, previous?.company, title)
    const tenure = isInternship ? random.between(3, 9) : Math.max(3, Math.round(typicalTenure * patience * Math.exp(0.5 * random.normal())))
    positions.unshift({ title, level, company, start, end: start + tenure })
    start += tenure + (random.chance(0.15) ? random.between(1, 8) : 0)
  }
  return withCurrent(world, random, positions).slice(0, keptPositions)
}

/** Nine people in ten hold the position that reaches over day 0; the others have just left it. */
function withCurrent(world: World, random: RandomStream, positions: readonly PositionTruth[]): PositionTruth[] {
  const [newest, ...others] = positions
  const isHeld = newest!.end! >= world.startMonth && random.chance(0.93)
  return [{ ...newest!, end: isHeld ? undefined : Math.min(newest!.end!, world.startMonth) }, ...others]
}

/** Most people never lead. */
function drawCeiling(random: RandomStream): number {
  const u = random.uniform()
  return [0.35, 0.72, 0.84, 0.93, 0.975, 1].findIndex((limit) => u < limit) + topLevel - 5
}

function levelAfter(years: number, ceiling: number): number {
  let level = 0
  while (level < ceiling && typicalYears[level + 1]! <= years) level++
  return level
}

function nextTitle(world: World, random: RandomStream, previous: number | undefined, level: number): number {
  const { titles } = world
  if (previous === undefined) return titleOfFunction(world, random, random.draw(titles.functionPopularity), level)
  const u = random.uniform()
  if (u < staysInTitle) return previous
  if (u < staysInTrack) return titleOfTrack(world, random, titles.trackOf[previous]!, level)
  if (u < staysInFunction) return titleOfFunction(world, random, titles.functionOf[previous]!, level)
  return titleOfFunction(world, random, random.draw(titles.functionPopularity), level)
}

export function titleOfFunction(world: World, random: RandomStream, f: number, level: number): number {
  return titleOfTrack(world, random, random.pick(world.titles.tracksOfFunction[f]!), level)
}

/** Leading titles are for those who lead. Four tries: a track of leading titles alone gives one to anybody. */
function titleOfTrack(world: World, random: RandomStream, track: number, level: number): number {
  const choice = world.titles.titlesOfTrack[track]!
  let title = random.pick(choice)
  for (let attempt = 0; attempt < 4 && world.titles.leading[title] !== level > 5; attempt++) title = random.pick(choice)
  return title
}

function nextCompany(world: World, random: RandomStream, previous: number | undefined, title: number): number {
  if (previous !== undefined && random.chance(promotedInside)) return previous
  const home = world.homeIndustries[world.titles.functionOf[title]!]!
  const industry = random.chance(workAtHome) ? random.pick(home) : random.below(industries.length)
  return drawCompany(random, world.companyRanks, industry)
}

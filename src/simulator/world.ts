/**
 * A hidden world: everything in it is a pure function of the seed, the vocabulary and an index, so that any number of people
 * can be streamed without keeping one. What stands here is computed once; what is remembered only saves time.
 */
import type { Timestamp } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import type { AliasTable } from '../math/alias-table.ts'
import { aliasTable } from '../math/alias-table.ts'
import { zipfTable } from '../math/zipf.ts'
import { companyCount, industries } from './companies.ts'
import { homeIndustries } from './industry-affinity.ts'
import type { MemberTruth } from './member-truth.ts'
import { schoolCount } from './schools.ts'
import type { SkillMap } from './skill-map.ts'
import { skillMap } from './skill-map.ts'
import type { TitleSpace } from './title-space.ts'
import { titleSpace } from './title-space.ts'
import type { Vocabulary } from './vocabulary.ts'
import { checkVocabulary, spellings } from './vocabulary.ts'

export interface Sizes {
  readonly members: number
  readonly jobs: number
  readonly recruiters: number
  readonly contracts: number
}

export interface WorldOptions {
  readonly seed: number
  readonly vocabulary: Vocabulary
  /** Day 0 of the world. Careers end there, postings begin around it. */
  readonly startAt: Timestamp
  readonly sizes: Sizes
}

export interface World extends WorldOptions {
  /** Months since year 0, of day 0. */
  readonly startMonth: number
  readonly titles: TitleSpace
  readonly titleSpellings: readonly (readonly string[])[]
  readonly skills: SkillMap
  readonly skillSpellings: readonly (readonly string[])[]
  readonly homeIndustries: readonly (readonly number[])[]
  readonly companyRanks: AliasTable
  readonly schoolRanks: AliasTable
  readonly places: AliasTable
  /** places × 3: unit vectors from the middle of the earth. */
  readonly placeVectors: Float64Array
  /** Slot = index mod length. */
  readonly remembered: (MemberTruth | undefined)[]
}

const rememberedMembers = 32_768

/** People, jobs, seats and customers in the proportions of a busy marketplace. */
export function sizesFor(members: number): Sizes {
  const jobs = Math.max(20, Math.round(members / 12))
  const recruiters = Math.max(4, Math.round(jobs / 6))
  return { members, jobs, recruiters, contracts: Math.max(2, Math.round(recruiters / 4)) }
}

export function createWorld(options: WorldOptions): World {
  const { seed, vocabulary, startAt, sizes } = options
  checkVocabulary(vocabulary)
  if (sizes.contracts < 1 || sizes.recruiters < sizes.contracts) throw new RangeError('a world needs a contract, and a recruiter for each')
  const titles = titleSpace(seed, vocabulary.titles)
  const start = new Date(startAt)
  return {
    ...options,
    startMonth: start.getUTCFullYear() * 12 + start.getUTCMonth(),
    titles,
    titleSpellings: vocabulary.titles.map(spellings),
    skills: skillMap(
      seed,
      vocabulary.skills,
      titles,
      vocabulary.titles.map((title) => title.name),
    ),
    skillSpellings: vocabulary.skills.map(spellings),
    homeIndustries: titles.functions.map(homeIndustries),
    companyRanks: zipfTable(companyCount / industries.length, 1),
    schoolRanks: zipfTable(schoolCount, 0.8),
    places: aliasTable(vocabulary.places.map((place) => place.weight)),
    placeVectors: Float64Array.from(vocabulary.places.flatMap((place) => unitVector(place.latitude, place.longitude))),
    remembered: new Array<MemberTruth | undefined>(rememberedMembers).fill(undefined),
  }
}

export function momentOf(world: World, day: number): Timestamp {
  return (world.startAt + day * dayMs) as Timestamp
}

const earthRadiusKm = 6371

/** Great-circle distance between two places of the world. */
export function distanceKm(world: World, a: number, b: number): number {
  if (a === b) return 0
  const v = world.placeVectors
  const cosine = v[3 * a]! * v[3 * b]! + v[3 * a + 1]! * v[3 * b + 1]! + v[3 * a + 2]! * v[3 * b + 2]!
  return earthRadiusKm * Math.acos(Math.min(1, cosine))
}

function unitVector(latitude: number, longitude: number): number[] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

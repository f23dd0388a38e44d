/** The simulator's world over our own taxonomy and real cities: for the demo marketplace, `simulate`, `reproduce` and benchmarks. */
import { loadPlaces } from '../adapters/files/geonames.ts'
import { loadOwnTaxonomy } from '../adapters/files/taxonomy-files.ts'
import type { Timestamp } from '../domain/ids.ts'
import { largestPlaces } from '../simulator/largest-places.ts'
import { createWorld, type Sizes, sizesFor, type World } from '../simulator/world.ts'
import type { SkillEntry } from '../standardization/taxonomy-data.ts'

export interface WorldSeed {
  readonly seed: number
  /** Day 0 of the world. */
  readonly startAt: Timestamp
  readonly sizes: Sizes
}

/** All trades of the taxonomy, in the larger cities of seven countries. */
export function simulatedWorld(options: WorldSeed): World {
  const { titles, skills } = loadOwnTaxonomy()
  return createWorld({ ...options, vocabulary: { titles, skills, places: largestPlaces(loadPlaces().cities) } })
}

/** Trades of the demo: with few people, a few trades in a few cities make searches that find somebody. */
const demoFamilies: ReadonlySet<string | undefined> = new Set([
  'software',
  'data',
  'cloud-operations',
  'product',
  'digital-design',
  'nursing',
  'sales',
  'accounting',
  'hr',
])
const demoShares = { US: 0.35, DE: 0.35, GB: 0.3 }
const demoCitiesPerCountry = 3
const demoSkillsPerParent = 14
/** One whose software people know Java and Python and whose nurses live in every city: the demo shows the product, it measures nothing. */
const demoSeed = 6

export function demoWorld(members: number, startAt: Timestamp): World {
  const { titles, skills } = loadOwnTaxonomy()
  const vocabulary = {
    titles: titles.filter(({ family }) => demoFamilies.has(family)),
    skills: bestKnown(skills),
    places: largestPlaces(loadPlaces().cities, demoCitiesPerCountry, demoShares),
  }
  return createWorld({ seed: demoSeed, startAt, sizes: sizesFor(members), vocabulary })
}

/** The tables name the best known skills of a family first. */
function bestKnown(skills: readonly SkillEntry[]): readonly SkillEntry[] {
  const taken = new Map<string | undefined, number>()
  return skills.filter(({ parent }) => {
    const before = taken.get(parent) ?? 0
    taken.set(parent, before + 1)
    return parent === undefined || before < demoSkillsPerParent
  })
}

/** A platform filled with simulated people through its front door, in a folder that goes away or is kept for the next run. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPlaces } from '../src/adapters/files/geonames.ts'
import { loadOwnTaxonomy } from '../src/adapters/files/taxonomy-files.ts'
import { simulatedWorld } from '../src/cli/simulated-world.ts'
import type { Timestamp } from '../src/domain/ids.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import { populate } from '../src/simulator/populate.ts'
import { memberAt } from '../src/simulator/simulated-member.ts'
import { sizesFor, type World } from '../src/simulator/world.ts'
import { understandQuery } from '../src/standardization/query/understand-query.ts'
import type { StandardDocument } from '../src/standardization/standard-document.ts'
import { standardizeMember } from '../src/standardization/standard-member.ts'
import { createStandardizer, type Standardizer } from '../src/standardization/standardizer.ts'
import { progress } from './measure.ts'

export const marketStart = Date.UTC(2026, 0, 5) as Timestamp

export interface Market {
  readonly platform: Platform
  readonly world: World
  readonly directory: string
  /** The folder stays, for the next run. */
  readonly isKept: boolean
}

export interface MarketOptions {
  readonly members: number
  readonly seed: number
  readonly workers: number
  /** A folder of its own that stays; one that goes away where absent. */
  readonly directory?: string | undefined
}

export async function openMarket({ members, seed, workers, directory: kept }: MarketOptions): Promise<Market> {
  const directory = kept ?? (await mkdtemp(join(tmpdir(), 'mutual-bench-')))
  const platform = await openPlatform({ dataDirectory: directory, workers, clock: () => marketStart })
  const world = simulatedWorld({ seed, startAt: marketStart, sizes: sizesFor(members) })
  return { platform, directory, world, isKept: kept !== undefined }
}

/** A folder kept by an earlier run must hold the people that are asked for, or the queries would be about others. */
export function isFilled({ platform, world, directory }: Market): boolean {
  const { members } = platform.status()
  if (members !== 0 && members !== world.sizes.members)
    throw new Error(`${directory} holds ${members} people, not ${world.sizes.members}: name another folder or an empty one`)
  return members > 0
}

/** Jobs are few beside people: `sizesFor` gives their proportions, at most 20,000. */
export async function fillMarket({ platform, world }: Market): Promise<void> {
  const sizes = { ...world.sizes, jobs: Math.min(world.sizes.jobs, 20_000), recruiters: Math.min(world.sizes.recruiters, 4000) }
  const startedAt = performance.now()
  await populate(
    platform,
    world,
    ({ stage, done, total }) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
      if (done % 50_000 === 0 && total > 0) progress(`${stage} ${done} of ${total} after ${seconds} s`)
    },
    { upTo: sizes },
  )
}

export async function dropMarket({ directory, isKept }: Market): Promise<void> {
  if (!isKept) await rm(directory, { recursive: true, force: true })
}

export async function megabytesBelow(directory: string): Promise<number> {
  const names = await readdir(directory, { recursive: true })
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(directory, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20
}

/** Standard documents and query understanding, apart from the platform under test. */
export function marketWords(world: World): {
  standardizer: Standardizer
  documentOf: (index: number) => StandardDocument
  isPlain: (text: string) => boolean
} {
  const standardizer = createStandardizer(loadOwnTaxonomy(), loadPlaces())
  return {
    standardizer,
    documentOf: (index) => standardizeMember(standardizer, memberAt(world, index).profile, memberAt(world, index).updatedAt),
    isPlain: (text) => {
      const { nodes } = understandQuery(text, standardizer)
      // Filler such as "of" is left out of what is understood.
      return nodes.length === text.split(' ').length && nodes.every((node) => node.type === 'word')
    },
  }
}

/** A small simulated market over the real platform, in a folder that the test drops. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { simulatedWorld } from '../../src/cli/simulated-world.ts'
import type { Timestamp } from '../../src/domain/ids.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import type { PlatformOptions } from '../../src/platform/options.ts'
import type { Caller, Page, Platform } from '../../src/platform/platform.ts'
import { populate } from '../../src/simulator/populate.ts'
import { sizesFor, type World } from '../../src/simulator/world.ts'

export const marketStart = Date.UTC(2026, 0, 5) as Timestamp
export const operator: Caller = { role: 'operator' }

export interface SmallMarket {
  readonly directory: string
  readonly world: World
  readonly platform: Platform
  /** Closes and opens again. */
  reopen(options?: Partial<PlatformOptions>): Promise<Platform>
  close(): Promise<void>
}

export async function openSmallMarket(members = 600, options: Partial<PlatformOptions> = {}): Promise<SmallMarket> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-market-'))
  const world = simulatedWorld({ seed: 1, startAt: marketStart, sizes: sizesFor(members) })
  let platform = await open(directory, options)
  if (members > 0) await populate(platform, world)
  return {
    directory,
    world,
    get platform() {
      return platform
    },
    async reopen(changed = {}) {
      await platform.close()
      platform = await open(directory, { ...options, ...changed })
      return platform
    },
    async close() {
      await platform.close()
      await rm(directory, { recursive: true })
    },
  }
}

/** One that all tests of a describe or a file share: there before the first of them, gone after the last. */
export function sharedMarket(members?: number): SmallMarket {
  let market: SmallMarket
  before(async () => {
    market = await openSmallMarket(members)
  })
  after(() => market.close())
  return {
    get directory() {
      return market.directory
    },
    get world() {
      return market.world
    },
    get platform() {
      return market.platform
    },
    reopen: (options) => market.reopen(options),
    close: () => market.close(),
  }
}

function open(dataDirectory: string, options: Partial<PlatformOptions>): Promise<Platform> {
  return openPlatform({ dataDirectory, workers: 0, clock: () => marketStart, snapshotEveryMinutes: 0, ...options })
}

/** What a page says, without what differs by its very nature: its id, its place in the log, its time. */
export function contentOf<Card>({ request: _, offset: __, tookMs: ___, ...content }: Page<Card>): unknown {
  return content
}

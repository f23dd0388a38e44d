/** A small simulated market over the real platform, in a folder that the test drops. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  platform: Platform
  /** Closes and opens again. */
  reopen(options?: Partial<PlatformOptions>): Promise<Platform>
  close(): Promise<void>
}

export async function openSmallMarket(members = 600, options: Partial<PlatformOptions> = {}): Promise<SmallMarket> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-market-'))
  const world = simulatedWorld({ seed: 1, startAt: marketStart, sizes: sizesFor(members) })
  const platform = await open(directory, options)
  if (members > 0) await populate(platform, world)
  const market: SmallMarket = {
    directory,
    world,
    platform,
    async reopen(changed = {}) {
      await market.platform.close()
      market.platform = await open(directory, { ...options, ...changed })
      return market.platform
    },
    async close() {
      await market.platform.close()
      await rm(directory, { recursive: true })
    },
  }
  return market
}

function open(dataDirectory: string, options: Partial<PlatformOptions>): Promise<Platform> {
  return openPlatform({ dataDirectory, workers: 0, clock: () => marketStart, snapshotEveryMinutes: 0, ...options })
}

/** What a page says, without what differs by its very nature: its id, its place in the log, its time. */
export function contentOf<Card>({ request: _, offset: __, tookMs: ___, ...content }: Page<Card>): unknown {
  return content
}

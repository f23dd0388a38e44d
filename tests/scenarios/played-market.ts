/** A small market that has played for some days, so that there is something to learn from; open again at the moment after. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulatedWorld } from '../../src/cli/simulated-world.ts'
import type { Timestamp } from '../../src/domain/ids.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import type { PlatformOptions } from '../../src/platform/options.ts'
import type { Caller, MemberCard, Page, Platform } from '../../src/platform/platform.ts'
import { SimulatedClock } from '../../src/simulator/clock.ts'
import { Market } from '../../src/simulator/market.ts'
import { playDay } from '../../src/simulator/marketplace.ts'
import { populate } from '../../src/simulator/populate.ts'
import { contractId, recruiterId, requestIds } from '../../src/simulator/simulated-ids.ts'
import { momentOf, sizesFor } from '../../src/simulator/world.ts'
import { marketStart } from './small-market.ts'

export interface PlayedMarket {
  readonly directory: string
  readonly recruiter: Caller
  platform: Platform
  /** Closes and opens again. */
  reopen(options?: Partial<PlatformOptions>): Promise<Platform>
  close(): Promise<void>
}

const days = 12
const sizes = { ...sizesFor(300), jobs: 200, recruiters: 16, contracts: 3 }

export async function playMarket(options: Partial<PlatformOptions> = {}): Promise<PlayedMarket> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-played-'))
  const world = simulatedWorld({ seed: 1, startAt: marketStart, sizes })
  const clock = new SimulatedClock(marketStart)
  let openings = 0
  // Pages bear the same names in each run, since these draw which of them are held out.
  const opened = (given: Partial<PlatformOptions>) => openPlatform({ ...fixed, newRequest: requestIds(`opening-${++openings}`), ...given })
  const fixed = { dataDirectory: directory, workers: 0, clock: clock.now, snapshotEveryMinutes: 0, randomShare: 0.2 }
  const platform = await opened(options)
  await populate(platform, world)
  const market = new Market(world)
  for (let day = 0; day < days; day++) await playDay(platform, market, day, { clock, seekers: false })
  clock.moveTo(momentOf(world, days) as Timestamp)
  const played: PlayedMarket = {
    directory,
    recruiter: { role: 'recruiter', contract: contractId(0), recruiter: recruiterId(0) },
    platform,
    async reopen(changed = {}) {
      await played.platform.close()
      played.platform = await opened({ ...options, ...changed })
      return played.platform
    },
    async close() {
      await played.platform.close()
      await rm(directory, { recursive: true })
    },
  }
  return played
}

/** A page of the recruiter's, that the model in service ranked. */
export function managersPage({ platform, recruiter }: PlayedMarket): Promise<Page<MemberCard>> {
  return platform.searchTalent({ caller: recruiter, text: 'manager' })
}

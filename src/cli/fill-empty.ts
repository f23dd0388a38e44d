/** What an empty data folder starts with: the demo marketplace, or nothing but a seat for the local caller. */
import type { Timestamp } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import type { Platform } from '../platform/platform.ts'
import { populate } from '../simulator/populate.ts'
import { sizesFor } from '../simulator/world.ts'
import { seatEvents } from './local-seat.ts'
import type { ProgressBars } from './progress-bars.ts'
import { simulatedWorld } from './simulated-world.ts'

const demoSeed = 1

export async function fillEmpty(platform: Platform, options: { demo: boolean; members: number }, bars: ProgressBars): Promise<void> {
  const { members, jobs, projects } = platform.status()
  if (members + jobs + projects > 0) return
  await platform.record(seatEvents(options.demo))
  if (!options.demo) return
  const startAt = (Math.floor(Date.now() / dayMs) * dayMs) as Timestamp
  const world = simulatedWorld({ seed: demoSeed, startAt, sizes: sizesFor(options.members) })
  await populate(platform, world, ({ stage, done, total }) => {
    bars.show({ name: `Demo marketplace: ${stage}`, done, total, finished: done === total })
  })
}

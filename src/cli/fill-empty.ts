/** What an empty data folder starts with: the demo marketplace, or nothing but a seat for the local caller. */
import type { Timestamp } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import type { Platform } from '../platform/platform.ts'
import { populate } from '../simulator/populate.ts'
import { seatEvents } from './local-seat.ts'
import { demoWorld } from './simulated-world.ts'

export async function fillEmpty(platform: Platform, options: { demo: boolean; members: number }): Promise<void> {
  const { members, jobs, projects } = platform.status()
  if (members + jobs + projects > 0) return
  await platform.record(seatEvents(options.demo))
  if (!options.demo) return
  const startAt = (Math.floor(Date.now() / dayMs) * dayMs) as Timestamp
  const world = demoWorld(options.members, startAt)
  const { contracts, recruiters } = world.sizes
  const total = contracts + recruiters + world.sizes.jobs + world.sizes.members
  await platform.announce('Loading the demo marketplace', async (step) => {
    let before = 0
    await populate(platform, world, ({ done, total: all }) => {
      step(before + done, total)
      if (done === all) before += all
    })
  })
}

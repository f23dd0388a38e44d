/** Invented people on a platform that may serve others meanwhile: their days have a time of their own, of which the last is today. */
import type { Timestamp } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import type { Simulate } from '../http/simulations/simulations.ts'
import type { Platform } from '../platform/platform.ts'
import { SimulatedClock } from '../simulator/clock.ts'
import { Market } from '../simulator/market.ts'
import { playDay } from '../simulator/marketplace.ts'
import { populate } from '../simulator/populate.ts'
import { sizesFor } from '../simulator/world.ts'
import { simulatedWorld } from './simulated-world.ts'

/** What the work is called while it goes on. */
export const simulationWorks = { inventing: 'Inventing people', playing: 'Playing days' } as const

export function runSimulation(platform: Platform): Simulate {
  return async ({ members, days, seed = 1 }, { played, signal }) => {
    const startAt = ((Math.floor(Date.now() / dayMs) - days) * dayMs) as Timestamp
    const world = simulatedWorld({ seed, startAt, sizes: sizesFor(members) })
    const clock = new SimulatedClock(startAt)
    const simulated = platform.at(clock.now)
    const { contracts, recruiters, jobs } = world.sizes
    const people = contracts + recruiters + jobs + world.sizes.members
    await platform.announce(simulationWorks.inventing, async (step) => {
      const before = { contracts: 0, recruiters: contracts, jobs: contracts + recruiters, members: contracts + recruiters + jobs }
      await populate(simulated, world, ({ stage, done }) => step(before[stage] + done, people), { signal })
    })
    if (days === 0) return
    const market = new Market(world)
    await platform.announce(simulationWorks.playing, async (step) => {
      for (let day = 0; day < days && !signal.aborted; day++) {
        step(day, days)
        played({ ...(await playDay(simulated, market, day, { clock })) })
      }
      step(days, days)
    })
  }
}

import { Command } from 'commander'
import type { Timestamp } from '../../domain/ids.ts'
import { dayMs } from '../../domain/time.ts'
import { openPlatform } from '../../platform/open-platform.ts'
import { SimulatedClock } from '../../simulator/clock.ts'
import { Market } from '../../simulator/market.ts'
import { playDay } from '../../simulator/marketplace.ts'
import { populate } from '../../simulator/populate.ts'
import { sizesFor } from '../../simulator/world.ts'
import { type DataOptions, printLine, wholeNumber, withData } from '../options.ts'
import { progressBars } from '../progress-bars.ts'
import { simulatedWorld } from '../simulated-world.ts'

interface SimulateOptions extends DataOptions {
  readonly members: number
  readonly days: number
  readonly seed: number
}

export function simulateCommand(): Command {
  return withData(new Command('simulate'))
    .description('fill a data folder with invented people and let them play; the last day is today')
    .option('--members <number>', 'how many people', wholeNumber(200, 10_000_000), 2000)
    .option('--days <number>', 'days to play', wholeNumber(0, 3650), 0)
    .option('--seed <number>', 'same seed, same marketplace', wholeNumber(0, 2 ** 31), 1)
    .action(simulate)
}

async function simulate({ data, members, days, seed }: SimulateOptions): Promise<void> {
  const startAt = ((Math.floor(Date.now() / dayMs) - days) * dayMs) as Timestamp
  const world = simulatedWorld({ seed, startAt, sizes: sizesFor(members) })
  const clock = new SimulatedClock(startAt)
  const platform = await openPlatform({ dataDirectory: data, clock: () => clock.now() })
  const bars = progressBars(platform)
  try {
    await populate(platform, world, ({ stage, done, total }) => bars.show({ name: stage, done, total, finished: done === total }))
    const market = new Market(world)
    for (let day = 0; day < days; day++) {
      printLine(await playDay(platform, market, day, { clock }))
      bars.show({ name: 'days', done: day + 1, total: days, finished: day + 1 === days })
    }
    const { offset, members: held, jobs } = platform.status()
    printLine({ offset, members: held, jobs })
  } finally {
    bars.stop()
    await platform.close()
  }
}

/**
 * Decay without refresh: seekers apply, hirers answer, and a model of qualified applicants is learned; a week later a second one is
 * learned from the log, but the first goes on ranking. Both then score the applications of the days that follow, which neither has seen.
 * What the stale one falls behind by, day by day in area under the ROC curve, is what a week without refresh costs. Tastes drift and jobs
 * come and go as they do in every simulated market; nothing was made to drift for this row.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Timestamp } from '../../domain/ids.ts'
import { bootstrapInterval } from '../../evaluation/bootstrap.ts'
import { mean } from '../../evaluation/mean.ts'
import { openPlatform } from '../../platform/open-platform.ts'
import type { DecayReport, Platform } from '../../platform/platform.ts'
import { SimulatedClock } from '../../simulator/clock.ts'
import { Market } from '../../simulator/market.ts'
import { playDay } from '../../simulator/marketplace.ts'
import { populate } from '../../simulator/populate.ts'
import { momentOf, sizesFor } from '../../simulator/world.ts'
import { simulatedWorld } from '../simulated-world.ts'
import { platformOf, type ReproducedRow, type ReproduceOptions } from './reproduced-row.ts'

const worldStart = Date.UTC(2026, 0, 5) as Timestamp
const [plan, contender] = ['qualified-applicant', 'glmix'] as const
const staleDays = 7
/** Days on which both are compared, and those after them until most of these applications are answered. */
const [comparedDays, judgedAfterDays] = [7, 8]

/** One day of one market, both models on the same applications. */
interface ComparedDay {
  readonly stale: number
  readonly fresh: number
}

export async function reproduceDecay(options: ReproduceOptions): Promise<ReproducedRow> {
  const seeds: (readonly ComparedDay[])[] = []
  for (let seed = 1; seed <= options.seeds; seed++) {
    options.progress(`decay: seed ${seed} of ${options.seeds}`)
    seeds.push(await compareSeed(seed, options))
  }
  const all = seeds.flat()
  if (all.length === 0) throw new RangeError('no day tells the models apart; give more members or days')
  const of = (name: keyof ComparedDay) => mean(Float64Array.from(all, (day) => day[name]))
  const { mean: lost, low, high } = bootstrapInterval(Float64Array.from(all, ({ fresh, stale }) => fresh - stale))
  const details = { 'auc-stale': of('stale'), 'auc-fresh': of('fresh'), days: all.length, 'days-without-refresh': staleDays }
  return { row: 'decay', published: 'quality decays within days', ours: lost, low, high, seeds: seeds.length, reproduced: low > 0, details }
}

async function compareSeed(seed: number, options: ReproduceOptions): Promise<readonly ComparedDay[]> {
  const { members, jobs, days, progress } = options
  const world = simulatedWorld({ seed, startAt: worldStart, sizes: { ...sizesFor(members), jobs } })
  const directory = await mkdtemp(join(tmpdir(), 'mutual-reproduce-'))
  const clock = new SimulatedClock(worldStart)
  const platform = await openPlatform({ dataDirectory: directory, clock: () => clock.now(), ...platformOf(options) })
  const market = new Market(world)
  let day = 0
  const play = async (until: number) => {
    for (; day < until; day++) await playDay(platform, market, day, { clock, recruiters: false })
    clock.moveTo(momentOf(world, day) as Timestamp)
    progress(`decay: ${day} days played`)
  }
  try {
    await populate(platform, world, () => {})
    await play(days)
    const stale = await learn(platform, seed, 'to age')
    await play(days + staleDays)
    await learn(platform, seed, 'to compare with')
    await platform.promoteModel('applicants', stale, 'goes on ranking')
    await play(days + staleDays + comparedDays + judgedAfterDays)
    const { decay } = await platform.train({ plan, seed, promote: false, scope: 'effects' })
    return comparedIn(decay)
  } finally {
    await platform.close()
    await rm(directory, { recursive: true })
  }
}

/** It ranks, whatever the gate says: the built-in ranker does not age. */
async function learn(platform: Platform, seed: number, reason: string): Promise<string> {
  const { versions } = await platform.train({ plan, seed, promote: false })
  const version = versions[contender]
  if (version === undefined) throw new RangeError('nothing could be learned; give more members or days')
  await platform.promoteModel('applicants', version, reason)
  return version
}

/** The stale one ranks, and was promoted so many days before the other. */
function comparedIn({ live, earlier }: DecayReport): readonly ComparedDay[] {
  const stale = new Map(live?.points.map(({ ageDays, auc }) => [ageDays, auc]))
  return (earlier[0]?.points ?? []).flatMap(({ ageDays, auc }) => {
    const then = stale.get(ageDays + staleDays)
    return then === undefined ? [] : [{ stale: then, fresh: auc }]
  })
}

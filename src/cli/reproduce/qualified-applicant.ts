/**
 * Row `qualified-applicant`: do effects of single members and single jobs tell qualified applicants better than boosted trees that all
 * share? Seekers of simulated markets apply, hirers answer by what they think of the person, and all contenders of the plan are trained
 * on the same log. AUC is over the applications of the last days, which none has seen; that of jobs held out by hash stands beside it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Timestamp } from '../../domain/ids.ts'
import { bootstrapInterval } from '../../evaluation/bootstrap.ts'
import { mean } from '../../evaluation/mean.ts'
import { openPlatform } from '../../platform/open-platform.ts'
import type { TrainingRecord } from '../../platform/platform.ts'
import { SimulatedClock } from '../../simulator/clock.ts'
import { Market } from '../../simulator/market.ts'
import { playDay } from '../../simulator/marketplace.ts'
import { populate } from '../../simulator/populate.ts'
import { momentOf, sizesFor, type World } from '../../simulator/world.ts'
import { simulatedWorld } from '../simulated-world.ts'
import { platformOf, type ReproducedRow, type ReproduceOptions } from './reproduced-row.ts'

const worldStart = Date.UTC(2026, 0, 5) as Timestamp
const [better, worse] = ['glmix', 'trees'] as const

export async function reproduceQualifiedApplicant(options: ReproduceOptions): Promise<readonly ReproducedRow[]> {
  const records: TrainingRecord[] = []
  for (let seed = 1; seed <= options.seeds; seed++) {
    options.progress(`qualified-applicant: seed ${seed} of ${options.seeds}`)
    records.push(await trainSeed(seed, options))
  }
  const measured = records.filter((record) => [better, worse].every((name) => aucOf(record, name, 'lastDays') !== undefined))
  if (measured.length > 0) return [rowOf(measured)]
  options.progress('qualified-applicant cannot be told: one of its models could not be trained on any seed; play more days or more people')
  return []
}

function rowOf(records: readonly TrainingRecord[]): ReproducedRow {
  const of = (name: string, slice: Slice) => records.map((record) => aucOf(record, name, slice) ?? Number.NaN)
  const gains = of(better, 'lastDays').map((auc, i) => auc / of(worse, 'lastDays')[i]! - 1)
  const { mean: ours, low, high } = bootstrapInterval(Float64Array.from(gains))
  const names = ['linear', worse, better, 'glmix-trees', 'glmix-tree-score']
  const details = {
    ...Object.fromEntries(names.map((name) => [name, mean(of(name, 'lastDays'))])),
    ...Object.fromEntries(names.map((name) => [`${name}-held-out-jobs`, mean(of(name, 'heldOut'))])),
    applications: records.reduce((sum, { rows }) => sum + rows, 0),
    positives: records.reduce((sum, { positives }) => sum + positives, 0),
    ...Object.fromEntries(gains.map((gain, i) => [`seed-${i + 1}`, gain])),
  }
  return { row: 'qualified-applicant', published: '+27% AUC', ours, low, high, seeds: records.length, reproduced: low > 0, details }
}

type Slice = 'heldOut' | 'lastDays'

function aucOf({ contenders }: TrainingRecord, name: string, slice: Slice): number | undefined {
  return contenders.find((contender) => contender.name === name)?.[slice]?.['auc']?.mean
}

async function trainSeed(seed: number, options: ReproduceOptions): Promise<TrainingRecord> {
  const { members, jobs, days, progress } = options
  const world = simulatedWorld({ seed, startAt: worldStart, sizes: { ...sizesFor(members), jobs } })
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mutual-reproduce-'))
  try {
    await playApplications(world, dataDirectory, options)
    const platform = await openPlatform({ dataDirectory, clock: () => momentOf(world, days) as Timestamp, ...platformOf(options) })
    try {
      const record = await platform.train({ plan: 'qualified-applicant', seed, promote: false })
      for (const { name, failure, lastDays, heldOut } of record.contenders) {
        const measured = `last days ${text(lastDays)}; held-out jobs ${text(heldOut)}`
        progress(`qualified-applicant: ${name}: ${failure ?? measured}`)
      }
      return record
    } finally {
      await platform.close()
    }
  } finally {
    await rm(dataDirectory, { recursive: true })
  }
}

function text(measures: Readonly<Record<string, { readonly mean: number }>> | undefined): string {
  return Object.entries(measures ?? {})
    .map(([name, interval]) => `${name} ${interval.mean.toFixed(4)}`)
    .join(', ')
}

async function playApplications(world: World, dataDirectory: string, options: ReproduceOptions): Promise<void> {
  const clock = new SimulatedClock(worldStart)
  const platform = await openPlatform({ dataDirectory, clock: () => clock.now(), ...platformOf(options) })
  const market = new Market(world)
  try {
    await populate(platform, world, () => {})
    for (let day = 0; day < options.days; day++) {
      const { pages, applications } = await playDay(platform, market, day, { clock, recruiters: false })
      options.progress(`qualified-applicant: day ${day + 1} of ${options.days}: ${pages} pages, ${applications} applications`)
    }
  } finally {
    await platform.close()
  }
}

/**
 * Rows of the learned rankers: markets are played, every contender of the plan is trained on their logs, and each then answers the
 * same queries of a later day through the platform. Precision@25 is the expected share of two-way interest among the 25 shown, which
 * the simulator knows and no ranker sees.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Timestamp } from '../../domain/ids.ts'
import { bootstrapInterval, differences } from '../../evaluation/bootstrap.ts'
import { mean } from '../../evaluation/mean.ts'
import { openPlatform } from '../../platform/open-platform.ts'
import type { Platform, TrainingRecord } from '../../platform/platform.ts'
import { SimulatedClock } from '../../simulator/clock.ts'
import { Market } from '../../simulator/market.ts'
import { playDay } from '../../simulator/marketplace.ts'
import { populate } from '../../simulator/populate.ts'
import { contractId, indexOf, projectId, recruiterId, requestIds } from '../../simulator/simulated-ids.ts'
import { relevanceOf } from '../../simulator/truth.ts'
import { typedQuery } from '../../simulator/typed-query.ts'
import { momentOf, sizesFor, type World } from '../../simulator/world.ts'
import { simulatedWorld } from '../simulated-world.ts'
import { platformOf, type ReproducedRow, type ReproduceOptions } from './reproduced-row.ts'

const shown = 25
/** Openings whose queries are answered by every ranker. */
const mostOpenings = 300
const worldStart = Date.UTC(2026, 0, 5) as Timestamp
/** Much traffic is shuffled while the markets are played, as the published models were trained on shuffled pages. */
const randomShare = 0.5

/** Better over worse contender, and what was published of the two. */
const claims = [
  { row: 'trees-over-linear', better: 'trees-pointwise', worse: 'linear', published: '+7.4% precision@25' },
  { row: 'pairwise-over-pointwise', better: 'trees-pairwise', worse: 'trees-pointwise', published: 'low double digits % precision@25' },
  { row: 'neural-over-trees', better: 'neural-pairwise', worse: 'trees-pointwise', published: '+1.72% precision@25' },
  { row: 'glmix-over-trees', better: 'glmix-trees', worse: 'trees-pairwise', published: 'low single digits % precision@25' },
] as const

export async function reproduceRankers(options: ReproduceOptions): Promise<readonly ReproducedRow[]> {
  const seeds: Scores[] = []
  for (let seed = 1; seed <= options.seeds; seed++) {
    options.progress(`rankers: seed ${seed} of ${options.seeds}`)
    seeds.push(await scoreSeed(seed, options))
  }
  return claims.flatMap((claim) => {
    const scored = seeds.filter((scores) => scores.has(claim.better) && scores.has(claim.worse))
    if (scored.length === 0) options.progress(`rankers: ${claim.row} cannot be told: one of its models could not be trained on any seed`)
    return scored.length === 0 ? [] : [rowOf(claim, scored)]
  })
}

/** Precision by request, of each ranker; all answered the same requests. */
type Scores = ReadonlyMap<string, Float64Array>

function rowOf({ row, better, worse, published }: (typeof claims)[number], seeds: readonly Scores[]): ReproducedRow {
  const all = (name: string) => Float64Array.from(seeds.flatMap((scores) => [...scores.get(name)!]))
  const [ours, theirs] = [all(better), all(worse)]
  const base = mean(theirs)
  const { mean: gain, low, high } = bootstrapInterval(differences(ours, theirs))
  const bySeed = seeds.map((scores, i) => [`seed-${i + 1}`, mean(scores.get(better)!) / mean(scores.get(worse)!) - 1] as const)
  const details = {
    [better]: mean(ours),
    [worse]: base,
    'cold-start': mean(all('cold-start')),
    requests: ours.length,
    ...Object.fromEntries(bySeed),
  }
  // A win over a model that ranks worse than none is no finding.
  const reproduced = low > 0 && details[better]! > details['cold-start']
  return { row, published, ours: gain / base, low: low / base, high: high / base, seeds: seeds.length, reproduced, details }
}

async function scoreSeed(seed: number, options: ReproduceOptions): Promise<Scores> {
  const { members, jobs, days } = options
  const world = simulatedWorld({ seed, startAt: worldStart, sizes: { ...sizesFor(members), jobs } })
  const directory = await mkdtemp(join(tmpdir(), 'mutual-reproduce-'))
  try {
    const market = await playMarket(world, directory, options)
    const clock = () => momentOf(world, days) as Timestamp
    const platform = await openPlatform({
      dataDirectory: directory,
      clock,
      randomShare: 0,
      newRequest: requestIds('judged'),
      ...platformOf(options),
    })
    try {
      const record = await platform.train({ seed, promote: false })
      for (const { name, failure } of record.contenders) if (failure !== undefined) options.progress(`rankers: ${name}: ${failure}`)
      return await scoreContenders(platform, market, record, options)
    } finally {
      await platform.close()
    }
  } finally {
    await rm(directory, { recursive: true })
  }
}

async function playMarket(world: World, dataDirectory: string, options: ReproduceOptions): Promise<Market> {
  const clock = new SimulatedClock(worldStart)
  const platform = await openPlatform({
    dataDirectory,
    clock: () => clock.now(),
    randomShare,
    newRequest: requestIds(`played-${world.seed}`),
    ...platformOf(options),
  })
  const market = new Market(world)
  try {
    await populate(platform, world, () => {})
    for (let day = 0; day < options.days; day++) {
      const { pages, inMails, inMailsAccepted } = await playDay(platform, market, day, { clock, seekers: false })
      options.progress(`rankers: day ${day + 1} of ${options.days}: ${pages} pages, ${inMails} messages, ${inMailsAccepted} accepted`)
    }
  } finally {
    await platform.close()
  }
  return market
}

/** The built-in ranker answers first, then each contender in its turn. */
async function scoreContenders(
  platform: Platform,
  market: Market,
  { versions }: TrainingRecord,
  { members, days, progress }: ReproduceOptions,
): Promise<Scores> {
  market.beginDay(days)
  const openings = market.openJobs.slice(0, mostOpenings)
  const gains = new Map(openings.map((job) => [job, relevanceOf(market.world, job, members, days)]))
  const scores = new Map<string, Float64Array>()
  for (const [name, version] of [['cold-start', undefined], ...Object.entries(versions)] as const) {
    if (version !== undefined) await platform.promoteModel('members', version, 'to be measured')
    const values: number[] = []
    for (const job of openings) values.push(...(await precisions(platform, market, job, gains.get(job)!)))
    scores.set(name, Float64Array.from(values))
    progress(`rankers: ${name}: precision@${shown} ${mean(scores.get(name)!).toFixed(4)}`)
  }
  return scores
}

/** From the posting and from a typed query; queries that find fewer than a page say nothing of an order. */
async function precisions(platform: Platform, market: Market, job: number, gains: Float64Array): Promise<number[]> {
  const hirer = market.hirer(job)
  const caller = { role: 'recruiter', contract: contractId(hirer.contract.index), recruiter: recruiterId(hirer.recruiter.index) } as const
  const values: number[] = []
  for (const query of [{}, { text: typedQuery(market.world, hirer.job, market.day) }]) {
    const page = await platform.searchTalent({ ...query, caller, project: projectId(job), limit: shown, facetTypes: [] })
    if (page.total > 2 * shown) values.push(mean(page.results.map(({ card }) => gains[indexOf(card.id)!] ?? 0)))
  }
  return values
}

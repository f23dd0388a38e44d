/**
 * How long does a search take, whole (retrieval, L1, L2, explanation of the top 25, facet counts), and what does the index cost?
 * And, on 100,000 people, how do embeddable peers compare that only retrieve the top 25?
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { LongWork, Platform } from '../src/platform/platform.ts'
import { dropMarket, fillMarket, isFilled, type Market, marketWords, megabytesBelow, openMarket } from './market.ts'
import { memoryNow, type Print, progress, quantile, watchMemory } from './measure.ts'
import { comparePeers } from './search-peers.ts'
import { type Kind, kinds, type WorkloadQuery, workload } from './workload.ts'

export interface SearchBenchOptions {
  readonly members: number
  readonly workers: number
  readonly peers: boolean
  /** Where the store is kept and found again; a folder that goes away where absent. */
  readonly directory: string | undefined
  readonly print: Print
}

const perKind = 500
/** Of each kind, others than those that are timed, so that no answer is known; as many in all as the benchmark of reranking sends. */
const warmUpPerKind = 200

export async function benchSearch(options: SearchBenchOptions): Promise<void> {
  const { members, workers, directory, print } = options
  const figure = (of: string, metric: string, value: number) => print({ bench: 'search', case: of, metric, value })
  const market = await openMarket({ members, seed: 1, workers, directory })
  try {
    const stopWatching = watchMemory()
    if (!isFilled(market)) figure('all', 'build_s', await fillSeconds(market))
    await settled(market.platform)
    figure('all', 'snapshot_mb', await megabytesBelow(join(market.directory, 'index')))
    await timeQueries(market, members, figure)
    const peak = stopWatching()
    figure('all', 'rss_mb', peak.rss)
    figure('all', 'rss_file_mb', peak.file)
    figure('all', 'rss_serving_mb', memoryNow().rss)
    await market.platform.close()
    figure('all', 'restart_s', restartSeconds(market.directory, workers))
  } finally {
    await dropMarket(market)
  }
  if (options.peers) await comparePeers({ workers, print })
}

async function fillSeconds(market: Market): Promise<number> {
  const startedAt = performance.now()
  await fillMarket(market)
  await market.platform.snapshot()
  return (performance.now() - startedAt) / 1000
}

/** A kept folder may be brought to a newer taxonomy, without a snapshot until that is done: what is timed beside it says nothing. */
async function settled(platform: Platform): Promise<void> {
  for (let work = atWork(platform); work.length > 0; work = atWork(platform)) {
    progress(`waiting for ${work.map(({ name, done, total }) => `${name}, ${done} of ${total}`).join('; ')}`)
    await wait(5000)
  }
  await platform.snapshot()
}

function atWork(platform: Platform): readonly LongWork[] {
  return platform.status().work.filter(({ finished }) => !finished)
}

async function timeQueries({ platform, world }: Market, people: number, figure: (of: string, metric: string, value: number) => void) {
  const parts = { ...marketWords(world), people }
  const queries = workload(parts, perKind, 7)
  for (const query of workload(parts, warmUpPerKind, 8)) await timed(platform, query)
  const times = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]))
  let hits = 0
  for (const query of queries) {
    const { ms, total } = await timed(platform, query)
    times.get(query.kind)!.push(ms)
    hits += total
  }
  progress(`${queries.length} queries, ${Math.round(hits / queries.length)} hits on average`)
  for (const kind of kinds) printQuantiles(kind, times.get(kind)!, figure)
  printQuantiles('all', [...times.values()].flat(), figure)
}

function printQuantiles(of: string, times: readonly number[], figure: (of: string, metric: string, value: number) => void): void {
  figure(of, 'p50_ms', quantile(times, 0.5))
  figure(of, 'p90_ms', quantile(times, 0.9))
  figure(of, 'p99_ms', quantile(times, 0.99))
}

async function timed(platform: Platform, query: WorkloadQuery): Promise<{ ms: number; total: number }> {
  const startedAt = performance.now()
  const page = await platform.searchTalent({ ...query.input, caller: { role: 'operator' } })
  const ms = performance.now() - startedAt
  if (page.partial) throw new Error('a shard was late: the page is partial, so its time means nothing')
  return { ms, total: page.total }
}

/** In a process of its own: from the start of opening the folder until the platform is ready. */
function restartSeconds(directory: string, workers: number): number {
  const script = fileURLToPath(new URL('./restart.js', import.meta.url))
  const child = spawnSync(process.execPath, [script, directory, String(workers)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.status !== 0) throw new Error('the platform did not open again')
  return Number(child.stdout)
}

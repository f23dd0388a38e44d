/**
 * How long after its acknowledgement is a profile found by a search that does not wait for it, while others write and search?
 * Each probe carries a word that nobody else has; it is searched for until it is found.
 */

import type { MemberId } from '../src/domain/ids.ts'
import type { EventInput, Platform } from '../src/platform/platform.ts'
import { memberAt } from '../src/simulator/simulated-member.ts'
import type { World } from '../src/simulator/world.ts'
import { dropMarket, fillMarket, marketWords, openMarket } from './market.ts'
import { type Print, progress, quantile } from './measure.ts'
import { type WorkloadQuery, workload } from './workload.ts'

const people = 100_000
const probes = 500
/** Load beside the probes: profiles a second, in batches, and searches one after the other. */
const writesPerSecond = 500
const writeEveryMs = 20
const searchEveryMs = 10

export async function benchFreshness({ workers, print }: { workers: number; print: Print }): Promise<void> {
  const market = await openMarket({ members: people, seed: 6, workers })
  try {
    await fillMarket(market)
    await market.platform.snapshot()
    const words = marketWords(market.world)
    const load = startLoad(market.platform, market.world, workload({ ...words, people }, 40, 3))
    const times: number[] = []
    for (let probe = 0; probe < probes; probe++) times.push(await probeOnce(market.platform, market.world, probe))
    const { written, searched } = await load()
    progress(`beside the probes: ${written} profiles written, ${searched} searches`)
    for (const [metric, q] of [
      ['p50_ms', 0.5],
      ['p99_ms', 0.99],
    ] as const) {
      print({ bench: 'freshness', case: 'upsert', metric, value: quantile(times, q) })
    }
  } finally {
    await market.platform.close()
    await dropMarket(market)
  }
}

async function probeOnce(platform: Platform, world: World, probe: number): Promise<number> {
  const word = `probe${probe}x`
  const member = {
    ...memberAt(world, probe).profile,
    id: `probe-${probe}` as MemberId,
    summary: `${word} and nothing else`,
    intent: 'active' as const,
  }
  await platform.record([{ type: 'member-upserted', member }])
  const acknowledgedAt = performance.now()
  for (;;) {
    const { total } = await platform.searchTalent({ caller: { role: 'operator' }, text: word, facetTypes: [], limit: 1 })
    if (total > 0) return performance.now() - acknowledgedAt
    if (performance.now() - acknowledgedAt > 10_000) throw new Error(`${word} was not found within 10 s`)
  }
}

/** Runs until the returned function is called, which tells what was done. */
function startLoad(
  platform: Platform,
  world: World,
  queries: readonly WorkloadQuery[],
): () => Promise<{ written: number; searched: number }> {
  const done = { written: 0, searched: 0 }
  let running = true
  const write = async () => {
    while (running) {
      const count = (writesPerSecond * writeEveryMs) / 1000
      const batch = Array.from(
        { length: count },
        (_, i): EventInput => ({ type: 'member-upserted', member: memberAt(world, (done.written + i) % people).profile }),
      )
      await Promise.all([platform.record(batch), pause(writeEveryMs)])
      done.written += count
    }
  }
  const search = async () => {
    while (running) {
      const { input } = queries[done.searched % queries.length]!
      await Promise.all([platform.searchTalent({ ...input, caller: { role: 'operator' } }), pause(searchEveryMs)])
      done.searched++
    }
  }
  const both = Promise.all([write(), search()])
  return async () => {
    running = false
    await both
    return done
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

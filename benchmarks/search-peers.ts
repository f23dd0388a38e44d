/**
 * Peers on 100,000 people, each in a process of its own, on the same machine in the same run, queries taken in turn. They retrieve
 * the top 25; ours ranks by two layers and explains besides. Totals of all are held against a count by hand.
 */

import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countByHand, writeCorpus } from './corpus.ts'
import { dropMarket, fillMarket, type Market, marketWords, openMarket } from './market.ts'
import { type Print, progress, quantile } from './measure.ts'
import { PeerProcess } from './peer-process.ts'
import { type Kind, kinds, type WorkloadQuery, workload } from './workload.ts'

const people = 100_000
const perKind = 100
const checkedByHand = 60
const names = ['minisearch', 'lancedb'] as const
type Contestant = 'mutual' | (typeof names)[number]
type Times = ReadonlyMap<Contestant, Map<Kind, number[]>>

export async function comparePeers({ workers, print }: { workers: number; print: Print }): Promise<void> {
  const market = await openMarket({ members: people, seed: 2, workers })
  const corpus = join(tmpdir(), `mutual-corpus-${process.pid}.ndjson`)
  const peers = names.map((name) => new PeerProcess(name))
  try {
    const words = marketWords(market.world)
    await fillMarket(market)
    await market.platform.snapshot()
    progress(`corpus of ${await writeCorpus(corpus, people, words.documentOf)} people`)
    for (const peer of peers) progress(`${peer.name} holds ${await peer.load(corpus)}`)
    const queries = workload({ ...words, people }, perKind, 11)
    const byHand = await countByHand(
      corpus,
      queries.slice(0, checkedByHand).map(({ peer }) => peer),
    )
    const times = await runAll(market, peers, queries, byHand)
    printRatios(times, print)
  } finally {
    for (const peer of peers) peer.close()
    await market.platform.close()
    await dropMarket(market)
    await rm(corpus, { force: true })
  }
}

async function runAll(
  market: Market,
  peers: readonly PeerProcess[],
  queries: readonly WorkloadQuery[],
  byHand: readonly number[],
): Promise<Times> {
  const times: Times = new Map((['mutual', ...names] as const).map((name) => [name, new Map<Kind, number[]>()]))
  for (const query of [...queries.slice(0, 50), ...queries].entries()) {
    const [turn, { kind, input, peer: stated }] = query
    const counted = turn >= 50
    const right = counted ? byHand[turn - 50] : undefined
    const startedAt = performance.now()
    const page = await market.platform.searchTalent({ ...input, caller: { role: 'operator' }, facetTypes: [] })
    note(times, 'mutual', kind, performance.now() - startedAt, counted)
    check('mutual', page.total, right, query[1])
    for (const peer of peers) {
      const answer = await peer.query(stated)
      if (answer.unsupported === true) continue
      note(times, peer.name as Contestant, kind, answer.ms, counted)
      check(peer.name, answer.total, right, query[1])
    }
  }
  return times
}

function note(times: Times, name: Contestant, kind: Kind, ms: number, counted: boolean): void {
  if (!counted) return
  const of = times.get(name)!
  of.set(kind, [...(of.get(kind) ?? []), ms])
}

function check(name: string, total: number, right: number | undefined, query: WorkloadQuery): void {
  if (right === undefined || total === right) return
  throw new Error(`${name} finds ${total} where a count by hand finds ${right}: ${JSON.stringify(query.input)}`)
}

/** A peer counts for a kind where it answered every query of it. Over all kinds: ours over all, beside the best of what peers could do. */
function printRatios(times: Times, print: Print): void {
  for (const kind of kinds) {
    const whole = names.filter((name) => times.get(name)!.get(kind)?.length === perKind)
    for (const name of whole) printRatio(`peer-${kind}`, name, [kind])
  }
  const everything = names.filter((name) => kinds.every((kind) => times.get(name)!.has(kind)))
  for (const name of everything.length > 0 ? everything : names) {
    printRatio(
      'peer',
      name,
      kinds.filter((kind) => times.get(name)!.has(kind)),
    )
  }

  function printRatio(of: string, name: Contestant, over: readonly Kind[]): void {
    const [value, peerValue] = [p99('mutual', over), p99(name, over)]
    print({ bench: 'search', case: of, metric: 'p99_ms', value, peer: name, peerValue, ratio: peerValue / value })
  }

  function p99(name: Contestant, over: readonly Kind[]): number {
    return quantile(
      over.flatMap((kind) => times.get(name)!.get(kind) ?? []),
      0.99,
    )
  }
}

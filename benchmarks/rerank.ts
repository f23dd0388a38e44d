/** How long does `POST /v1/rank` take over HTTP, one request after the other, for 100 and for 300 people and some 50 features? */
import { Agent } from 'node:http'
import { join } from 'node:path'
import { localSeat } from '../src/cli/local-seat.ts'
import { createServer } from '../src/http/create-server.ts'
import { createLogger } from '../src/http/logger.ts'
import { RandomStream } from '../src/math/random-stream.ts'
import { memberId } from '../src/simulator/simulated-ids.ts'
import { dropMarket, fillMarket, marketWords, openMarket } from './market.ts'
import { type Print, progress, quantile } from './measure.ts'
import { post } from './post.ts'

const people = 20_000
const warmUp = 1000
const measured = 5000
/** Mean p99 of the nearest published ranking server, milliseconds, by number of candidates. */
const published: Readonly<Record<number, number>> = { 100: 9.8, 300: 23.7 }

export async function benchRerank({ workers, print }: { workers: number; print: Print }): Promise<void> {
  const market = await openMarket({ members: people, seed: 3, workers })
  await fillMarket(market)
  await market.platform.snapshot()
  const { documentOf } = marketWords(market.world)
  const { platform, directory } = market
  const config = { tokens: [], local: localSeat(platform), importDirectory: join(directory, 'imports') }
  const app = await createServer({ platform, config, logger: createLogger('silent') })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    for (const candidates of [100, 300]) await measure(candidates)
  } finally {
    await app.close()
    await platform.close()
    await dropMarket(market)
  }

  async function measure(candidates: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const random = new RandomStream(candidates, 0xa11)
    const bodies = Array.from({ length: 200 }, () => JSON.stringify({ text: queryText(random), members: someMembers(random, candidates) }))
    const times: number[] = []
    for (let i = 0; i < warmUp + measured; i++) {
      const startedAt = performance.now()
      await post(`${url}/v1/rank`, bodies[i % bodies.length]!, agent)
      if (i >= warmUp) times.push(performance.now() - startedAt)
    }
    agent.destroy()
    progress(`${candidates} people: median ${quantile(times, 0.5).toFixed(2)} ms`)
    const peer = { peer: 'metarank (published)', peerValue: published[candidates]! }
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
    print({ bench: 'rerank', case: String(candidates), metric: 'p50_ms', value: p50 })
    print({ bench: 'rerank', case: String(candidates), metric: 'p99_ms', value: p99, ...peer, ratio: peer.peerValue / p99 })
  }

  /** Title, skills and city of a person, as a recruiter would type them. */
  function queryText(random: RandomStream): string {
    const { terms } = documentOf(random.below(people))
    const values = (type: string) => terms.filter((term) => term.type === type).map(({ value }) => value.replaceAll('-', ' '))
    return [...values('title').slice(0, 1), ...values('skill').slice(0, 4)].join(' ')
  }
}

function someMembers(random: RandomStream, count: number): string[] {
  const chosen = new Set<string>()
  while (chosen.size < count) chosen.add(memberId(random.below(people)))
  return [...chosen]
}

/**
 * How long does a page of a job's applicants take over HTTP, ranked by effects of jobs and members over trees; and what is known of one job
 * fitted anew on demand, its event made durable?
 */
import { Agent } from 'node:http'
import { join } from 'node:path'
import { localSeat } from '../src/cli/local-seat.ts'
import type { Timestamp } from '../src/domain/ids.ts'
import { dayMs } from '../src/domain/time.ts'
import { createServer } from '../src/http/create-server.ts'
import { createLogger } from '../src/http/logger.ts'
import { uniform } from '../src/math/hash32.ts'
import type { EventInput, Platform } from '../src/platform/platform.ts'
import { jobId, memberId, recruiterId } from '../src/simulator/simulated-ids.ts'
import { dropMarket, fillMarket, marketStart, openMarket } from './market.ts'
import { type Print, quantile } from './measure.ts'
import { post } from './post.ts'

const [members, jobs, applicants, days] = [4000, 120, 25, 60]
const contender = 'glmix-tree-score'
const [warmUp, measured] = [300, 500]

export async function benchApplicants({ workers, print }: { workers: number; print: Print }): Promise<void> {
  const market = await openMarket({ members, seed: 7, workers })
  const { platform, directory } = market
  await fillMarket(market)
  await platform.record(history())
  await promote(platform)
  const config = { tokens: [], local: localSeat(platform), importDirectory: join(directory, 'imports') }
  const app = await createServer({ platform, config, logger: createLogger('silent') })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const taught = await jobsThatTeach(platform)
    await measure('page', (i) => post(`${url}/v1/jobs/${jobId(i % jobs)}/applicants`, JSON.stringify({ limit: applicants }), agent))
    await measure('refit', (i) => post(`${url}/v1/refreshes`, JSON.stringify({ entity: taught[i % taught.length] }), agent))
  } finally {
    agent.destroy()
    await app.close()
    await platform.close()
    await dropMarket(market)
  }

  async function measure(name: string, ask: (i: number) => Promise<void>): Promise<void> {
    const times: number[] = []
    for (let i = 0; i < warmUp + measured; i++) {
      const startedAt = performance.now()
      await ask(i)
      if (i >= warmUp) times.push(performance.now() - startedAt)
    }
    print({ bench: 'applicants', case: name, metric: 'p50_ms', value: quantile(times, 0.5) })
    print({ bench: 'applicants', case: name, metric: 'p99_ms', value: quantile(times, 0.99) })
  }
}

/** Each job has so many applicants, who apply for several; each is answered two days later, as each hirer likes. */
function history(): readonly EventInput[] {
  const pairs = Array.from({ length: jobs * applicants }, (_, i) => {
    const [job, place] = [i % jobs, Math.floor(i / jobs)]
    return { job, member: (job * 31 + place * 23) % 600, at: marketStart - days * dayMs * (1 - uniform(1, i)) }
  })
  return pairs
    .flatMap(({ job, member, at }): EventInput[] => {
      const pair = { job: jobId(job), member: memberId(member) }
      const isLiked = uniform(2, job, member % 8) + uniform(3, job, member) > 1.2
      const answered = { type: 'application-answered', recruiter: recruiterId(0), answer: isLiked ? 'advance' : 'reject', ...pair } as const
      return [
        { type: 'applied', at: at as Timestamp, ...pair },
        { ...answered, at: Math.min(marketStart, at + 2 * dayMs) as Timestamp },
      ]
    })
    .sort((a, b) => a.at! - b.at!)
}

/** Whatever the gate says: what is asked here is what it costs. */
async function promote(platform: Platform): Promise<void> {
  const { versions } = await platform.train({ plan: 'qualified-applicant', promote: false })
  await platform.promoteModel('applicants', versions[contender]!, 'to be measured')
}

/** All but those that only judge. */
async function jobsThatTeach(platform: Platform): Promise<readonly string[]> {
  const refitted = await Promise.allSettled(Array.from({ length: jobs }, (_, job) => platform.refitEntity(`job:${jobId(job)}`)))
  return refitted.flatMap((one) => (one.status === 'fulfilled' ? [one.value.entity] : []))
}

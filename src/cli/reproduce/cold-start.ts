/**
 * Row `cold-start`: does the built-in ranker, which never saw an event, order people better than keyword overlap does?
 * NDCG@25 of hidden utility over all people of a simulated market, per job; the difference is bootstrapped over jobs of all seeds.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Timestamp } from '../../domain/ids.ts'
import type { Job } from '../../domain/job.ts'
import type { Member } from '../../domain/member.ts'
import { bootstrapInterval, differences } from '../../evaluation/bootstrap.ts'
import { mean } from '../../evaluation/mean.ts'
import { openPlatform } from '../../platform/open-platform.ts'
import type { Platform } from '../../platform/platform.ts'
import { populate } from '../../simulator/populate.ts'
import { indexOf, jobId } from '../../simulator/simulated-ids.ts'
import { jobAt } from '../../simulator/simulated-job.ts'
import { memberAt } from '../../simulator/simulated-member.ts'
import { relevanceOf } from '../../simulator/truth.ts'
import { sizesFor, type World } from '../../simulator/world.ts'
import { simulatedWorld } from '../simulated-world.ts'
import { platformOf, type ReproducedRow, type ReproduceOptions } from './reproduced-row.ts'
import { jaccard, WordSets } from './token-jaccard.ts'

const shown = 25
/** Fixed, so that a row means the same on any day. */
const worldStart = Date.UTC(2026, 0, 5) as Timestamp

interface Scores {
  readonly ours: number[]
  readonly baseline: number[]
}

export async function reproduceColdStart(options: ReproduceOptions): Promise<ReproducedRow> {
  const scores: Scores = { ours: [], baseline: [] }
  for (let seed = 1; seed <= options.seeds; seed++) {
    options.progress(`cold-start: seed ${seed} of ${options.seeds}`)
    await scoreSeed(seed, options, scores)
  }
  const gain = differences(Float64Array.from(scores.ours), Float64Array.from(scores.baseline))
  const interval = bootstrapInterval(gain)
  const details = { ndcg: mean(scores.ours), tokenJaccard: mean(scores.baseline), requests: gain.length }
  return {
    row: 'cold-start',
    published: 'NDCG@25 above token Jaccard',
    ours: interval.mean,
    low: interval.low,
    high: interval.high,
    seeds: options.seeds,
    reproduced: interval.low > 0,
    details,
  }
}

async function scoreSeed(seed: number, { members, jobs, progress, ...options }: ReproduceOptions, scores: Scores): Promise<void> {
  const world = simulatedWorld({ seed, startAt: worldStart, sizes: { ...sizesFor(members), jobs } })
  const directory = await mkdtemp(join(tmpdir(), 'mutual-reproduce-'))
  const platform = await openPlatform({ dataDirectory: directory, clock: () => worldStart, ...platformOf(options) })
  try {
    await populate(platform, world, ({ stage, done, total }) => {
      if (done % 5000 === 0) progress(`cold-start: ${stage} ${done} of ${total}`)
    })
    await platform.snapshot()
    const overlap = keywordRanking(world, members)
    for (let job = 0; job < jobs; job++) {
      const gains = relevanceOf(world, job, members)
      scores.ours.push(utilityNdcg(gains, await platformRanking(platform, job)))
      scores.baseline.push(utilityNdcg(gains, overlap(job)))
    }
  } finally {
    await platform.close()
    await rm(directory, { recursive: true })
  }
}

async function platformRanking(platform: Platform, job: number): Promise<number[]> {
  const page = await platform.searchTalent({ caller: { role: 'operator' }, job: jobId(job), limit: shown, facetTypes: [] })
  return page.results.map(({ card }) => indexOf(card.id)!)
}

/** Everybody by the Jaccard of words, ties by index. Like ours, it is not shown people who are closed to offers. */
function keywordRanking(world: World, members: number): (job: number) => number[] {
  const words = new WordSets()
  const profiles = Array.from({ length: members }, (_, index) => memberAt(world, index).profile)
  const bags = profiles.map((profile) => words.of(memberTexts(profile)))
  return (job) => {
    const asked = words.of(jobTexts(jobAt(world, job).posting))
    const overlaps = bags.map((bag, index) => (profiles[index]!.intent === 'closed' ? -1 : jaccard(asked, bag)))
    const order = overlaps.map((_, index) => index).sort((a, b) => overlaps[b]! - overlaps[a]! || a - b)
    return order.slice(0, shown)
  }
}

function memberTexts(member: Member): (string | undefined)[] {
  const positions = member.positions.flatMap(({ title, company, description }) => [title, company, description])
  const rest = [member.location?.city, member.location?.text, ...member.languages.map(({ language }) => language)]
  return [member.headline, member.summary, ...positions, ...member.skills.map(({ name }) => name), ...rest]
}

function jobTexts({ title, description, company, location, targeting }: Job): (string | undefined)[] {
  return [title, description, company, location?.city, location?.text, ...(targeting.skills ?? []), ...(targeting.mustHaveSkills ?? [])]
}

/** NDCG@25 with the utility itself as gain; places that a short list leaves empty gain nothing. */
function utilityNdcg(gains: Float64Array, ranking: readonly number[]): number {
  const best = Float64Array.from(gains).sort().reverse().subarray(0, shown)
  const ideal = discountedSum(best)
  return ideal === 0 ? 0 : discountedSum(Float64Array.from(ranking, (member) => gains[member]!)) / ideal
}

function discountedSum(gains: Float64Array): number {
  return gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0)
}

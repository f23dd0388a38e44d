/**
 * How many durable events a second, all told: 10 % profiles of at least 1 kB (standardized, indexed), 40 % pages of 25 × 40, 50 %
 * feedback? The clock runs until every projection and the index stand at the last offset. Events are made beforehand.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulatedWorld } from '../src/cli/simulated-world.ts'
import type { Offset, RequestId } from '../src/domain/ids.ts'
import type { PageShown } from '../src/domain/page.ts'
import { RandomStream } from '../src/math/random-stream.ts'
import { openParts } from '../src/platform/open-platform.ts'
import type { EventInput } from '../src/platform/platform.ts'
import type { PlatformParts } from '../src/platform/platform-parts.ts'
import { contractAt, recruiterAt } from '../src/simulator/hirers.ts'
import { jobEvents } from '../src/simulator/populate.ts'
import { contractId, memberId, projectId, recruiterId } from '../src/simulator/simulated-ids.ts'
import { memberAt } from '../src/simulator/simulated-member.ts'
import type { World } from '../src/simulator/world.ts'
import { marketStart } from './market.ts'
import { type Print, progress } from './measure.ts'

const events = 200_000
const [items, features] = [25, 40]
/** Ten thousand people stand before the clock runs, so that feedback and pages speak of somebody. */
const standing = 10_000
const projects = 200
const leastBytes = 1024
/** What doors hand in at once, and how many batches are under way. */
const batchSize = 200
const underway = 16

export async function benchIngest({ workers, print }: { workers: number; print: Print }): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-ingest-'))
  const parts = await openParts({ dataDirectory: directory, workers, clock: () => marketStart, snapshotEveryMinutes: 0 })
  try {
    const world = simulatedWorld({
      seed: 4,
      startAt: marketStart,
      sizes: { members: 100_000, jobs: projects, recruiters: 50, contracts: 10 },
    })
    await prepare(parts, world)
    const batches = Array.from({ length: events / batchSize }, (_, batch) => batchOf(world, batch))
    progress(`${events} events made`)
    const startedAt = performance.now()
    await recordAll(parts, batches)
    await parts.indexes.visible(parts.store.log.end())
    const seconds = (performance.now() - startedAt) / 1000
    const behind = parts.store.projectionOffsets().filter(({ offset }) => offset !== parts.store.log.end())
    if (behind.length > 0) throw new Error(`${behind.map(({ name }) => name).join(', ')} did not keep up`)
    print({ bench: 'ingest', case: 'mix', metric: 'events_per_s', value: events / seconds })
  } finally {
    await parts.statesAhead.close()
    await parts.indexes.close()
    await parts.store.close()
    await rm(directory, { recursive: true })
  }
}

interface Batch {
  readonly inputs: readonly EventInput[]
  readonly pages: readonly PageShown[]
}

async function recordAll({ recorder }: PlatformParts, batches: readonly Batch[]): Promise<void> {
  const waiting: Promise<unknown>[] = []
  for (const { inputs, pages } of batches) {
    waiting.push(recorder.record(inputs), recorder.append(pages))
    if (waiting.length >= underway) await waiting.shift()
    if (waiting.length >= underway) await waiting.shift()
  }
  await Promise.all(waiting)
}

async function prepare({ recorder, indexes, store }: PlatformParts, world: World): Promise<void> {
  const seats: EventInput[] = [
    ...Array.from(
      { length: world.sizes.contracts },
      (_, i): EventInput => ({ type: 'contract-upserted', contract: { id: contractId(i), name: contractAt(world, i).companyName } }),
    ),
    ...Array.from(
      { length: world.sizes.recruiters },
      (_, i): EventInput => ({
        type: 'recruiter-upserted',
        recruiter: { id: recruiterId(i), contract: contractId(recruiterAt(world, i).contract), name: `Recruiter ${i}` },
      }),
    ),
  ]
  await recorder.record(seats)
  await recorder.record(Array.from({ length: projects }, (_, job) => jobEvents(world, job)).flat())
  for (let from = 0; from < standing; from += 500) await recorder.record(Array.from({ length: 500 }, (_, i) => upsert(world, from + i)))
  await indexes.visible(store.log.end())
}

/** Profiles below a kilobyte get a longer summary. */
function upsert(world: World, index: number): EventInput {
  const { profile } = memberAt(world, index)
  const short = leastBytes - JSON.stringify(profile).length
  const text = profile.positions.map(({ description }) => description ?? '').join(' ') || 'Reliable, curious, kind to colleagues.'
  const summary = `${profile.summary ?? ''} ${text.repeat(Math.max(0, Math.ceil(short / text.length)))}`
  return { type: 'member-upserted', member: short <= 0 ? profile : { ...profile, summary } }
}

function batchOf(world: World, batch: number): Batch {
  const random = new RandomStream(5, batch)
  const inputs: EventInput[] = []
  for (let i = 0; i < batchSize * 0.1; i++) inputs.push(upsert(world, standing + batch * batchSize * 0.1 + i))
  for (let i = 0; i < batchSize * 0.5; i++) inputs.push(feedback(world, random))
  return { inputs, pages: Array.from({ length: batchSize * 0.4 }, (_, i) => page(random, `bench-${batch}-${i}`)) }
}

function feedback(world: World, random: RandomStream): EventInput {
  return {
    type: 'feedback',
    project: projectId(random.below(projects)),
    recruiter: recruiterId(random.below(world.sizes.recruiters)),
    member: memberId(random.below(standing)),
    channel: 'recruiter-search',
    rating: random.pick(['view', 'save', 'skip', 'archive'] as const),
  }
}

function page(random: RandomStream, request: string): PageShown {
  const termOffsets = Uint32Array.from({ length: items + 1 }, (_, i) => i * 25)
  return {
    type: 'page-shown',
    at: marketStart,
    request: request as RequestId,
    channel: 'recruiter-search',
    subject: 'members',
    project: projectId(random.below(projects)),
    query: '{"text":"senior java developer berlin -manager"}',
    queryTerms: [1, 2, 3],
    start: 0,
    total: 1234,
    missingShards: 0,
    gates: [],
    models: [{ name: 'cold-start-openings', version: '0'.repeat(64) }],
    featureSet: '0'.repeat(64),
    taxonomy: '0'.repeat(64),
    indexOffset: 1 as Offset,
    items: {
      keys: Uint32Array.from({ length: items }, () => random.below(standing)),
      versions: new Float64Array(items).fill(1),
      scores: Float64Array.from({ length: items }, () => random.uniform()),
      vectors: Float32Array.from({ length: items * features }, () => random.uniform()),
      termOffsets,
      terms: Uint32Array.from({ length: items * 25 }, () => random.below(100_000)),
    },
  }
}

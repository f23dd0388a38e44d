/** Fills a platform with a world, in batches: contracts and seats first, then jobs with their projects, then people. */

import { RandomStream } from '../math/random-stream.ts'
import type { EventInput, Platform } from '../platform/platform.ts'
import { companyTraits, industries } from './companies.ts'
import { contractAt, recruiterAt } from './hirers.ts'
import { personName } from './person-names.ts'
import { companyId, contractId, projectId, recruiterId } from './simulated-ids.ts'
import { jobAt } from './simulated-job.ts'
import { memberAt } from './simulated-member.ts'
import type { Sizes, World } from './world.ts'

export interface PopulateProgress {
  readonly stage: 'contracts' | 'recruiters' | 'jobs' | 'members'
  readonly done: number
  readonly total: number
}

const batchSize = 500

/** Which part of a world is written: by stage from an index on, up to sizes that may be smaller than the world's; no further batch after the signal. */
export interface Stretch {
  readonly from?: Sizes
  readonly upTo?: Sizes
  readonly signal?: AbortSignal | undefined
}

const nothing: Sizes = { contracts: 0, recruiters: 0, jobs: 0, members: 0 }

/** Resolves when all of it, or what was begun before the signal, is acknowledged. Progress tells what is acknowledged so far. */
export async function populate(
  platform: Pick<Platform, 'record'>,
  world: World,
  progress: (step: PopulateProgress) => void = () => {},
  { from = nothing, upTo = world.sizes, signal }: Stretch = {},
): Promise<void> {
  const stages: readonly [PopulateProgress['stage'], (index: number) => EventInput[]][] = [
    ['contracts', (index) => contractEvents(world, index)],
    ['recruiters', (index) => [recruiterEvent(world, index)]],
    ['jobs', (index) => jobEvents(world, index)],
    ['members', (index) => [memberEvent(world, index)]],
  ]
  for (const [stage, eventsAt] of stages) {
    const stretch = { from: from[stage], to: upTo[stage], signal }
    await stream(platform, stretch, eventsAt, (done) => progress({ stage, done, total: stretch.to }))
  }
}

/** While one batch is being made durable the next is written. */
async function stream(
  platform: Pick<Platform, 'record'>,
  { from: first, to: total, signal }: { readonly from: number; readonly to: number; readonly signal: AbortSignal | undefined },
  eventsAt: (index: number) => readonly EventInput[],
  progress: (done: number) => void,
): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve()
  let from = first
  for (; from < total && !signal?.aborted; from += batchSize) {
    const batch: EventInput[] = []
    for (let index = from; index < Math.min(total, from + batchSize); index++) batch.push(...eventsAt(index))
    await writing
    progress(from)
    writing = platform.record(batch)
  }
  await writing
  progress(Math.min(from, total))
}

function contractEvents(world: World, index: number): EventInput[] {
  const { company, companyName } = contractAt(world, index)
  const industry = industries[companyTraits(world.seed, company).industry]!
  return [
    { type: 'company-upserted', at: world.startAt, company: { id: companyId(company), name: companyName, industry } },
    {
      type: 'contract-upserted',
      at: world.startAt,
      contract: { id: contractId(index), name: `${companyName} hiring`, company: companyName },
    },
  ]
}

function recruiterEvent(world: World, index: number): EventInput {
  const name = personName(new RandomStream(world.seed, 0x3ec, index))
  const recruiter = { id: recruiterId(index), contract: contractId(recruiterAt(world, index).contract), name }
  return { type: 'recruiter-upserted', at: world.startAt, recruiter }
}

/** A posting and the hiring project that fills it. `postedDay` as in `jobAt`. */
export function jobEvents(world: World, index: number, postedDay?: number): EventInput[] {
  const { truth, posting, postedAt } = jobAt(world, index, postedDay)
  const project = { id: projectId(index), contract: contractId(truth.contract), name: posting.title, job: posting.id }
  return [
    { type: 'job-upserted', at: postedAt, job: posting },
    { type: 'project-upserted', at: postedAt, project },
  ]
}

function memberEvent(world: World, index: number): EventInput {
  const { profile, updatedAt } = memberAt(world, index)
  return { type: 'member-upserted', at: updatedAt, member: profile }
}

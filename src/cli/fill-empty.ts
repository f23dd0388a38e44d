/** What an empty data folder starts with: the demo marketplace, or nothing but a seat for the local caller. A demo that was cut short goes on. */
import type { Timestamp } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import type { Platform } from '../platform/platform.ts'
import { type PopulateProgress, populate } from '../simulator/populate.ts'
import { type DemoCheckpoint, readDemoCheckpoint, removeDemoCheckpoint, writeDemoCheckpoint } from './demo-checkpoint.ts'
import { seatEvents } from './local-seat.ts'
import { demoWorld } from './simulated-world.ts'

export interface FillOptions {
  readonly dataDirectory: string
  readonly demo: boolean
  /** People of a new demo; one that was cut short keeps its size. */
  readonly members: number
  /** Stops a demo after the batch that is being recorded; the next start goes on from there. */
  readonly signal?: AbortSignal
}

export async function fillEmpty(platform: Platform, { dataDirectory, demo, members, signal }: FillOptions): Promise<void> {
  const cutShort = demo ? await readDemoCheckpoint(dataDirectory) : undefined
  if (cutShort !== undefined)
    return loadDemo(platform, { dataDirectory, checkpoint: cutShort, name: 'Loading the demo marketplace, which was cut short', signal })
  const { members: held, jobs, projects } = platform.status()
  if (held + jobs + projects > 0) return
  if (!demo) return void (await platform.record(seatEvents(false)))
  const startAt = Math.floor(Date.now() / dayMs) * dayMs
  const fresh = { members, startAt, done: { contracts: 0, recruiters: 0, jobs: 0, members: 0 } }
  await writeDemoCheckpoint(dataDirectory, fresh)
  await loadDemo(platform, { dataDirectory, checkpoint: fresh, name: 'Loading the demo marketplace', signal })
}

interface DemoLoad {
  readonly dataDirectory: string
  readonly checkpoint: DemoCheckpoint
  /** Of the work, as it is shown. */
  readonly name: string
  readonly signal: AbortSignal | undefined
}

async function loadDemo(platform: Platform, { dataDirectory, checkpoint, name, signal }: DemoLoad): Promise<void> {
  await platform.record(seatEvents(true))
  const world = demoWorld(checkpoint.members, checkpoint.startAt as Timestamp)
  const { contracts, recruiters, jobs, members } = world.sizes
  const total = contracts + recruiters + jobs + members
  const done = { ...checkpoint.done }
  let saving: Promise<void> = Promise.resolve()
  await platform.announce(name, async (step) => {
    const progress = ({ stage, done: acknowledged }: PopulateProgress): void => {
      done[stage] = acknowledged
      step(done.contracts + done.recruiters + done.jobs + done.members, total)
      const state = { ...checkpoint, done: { ...done } }
      saving = saving.then(() => writeDemoCheckpoint(dataDirectory, state))
    }
    await populate(platform, world, progress, { from: checkpoint.done, signal })
    await saving
  })
  if (!signal?.aborted) await removeDemoCheckpoint(dataDirectory)
}

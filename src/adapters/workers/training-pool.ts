/**
 * Threads that train in step, over shared memory. Between steps they look at a shared counter for a moment and then sleep on it, which
 * wakes them in microseconds where a message would take a hundred; the caller's thread does its own share and then waits for the others.
 */
import { Worker } from 'node:worker_threads'
import { poolJobs } from '../../models/jobs.ts'
import type { Crew, Pool, SharedData } from '../../models/pool.ts'
import { control, controlBytes, failure, mostOperands, type TrainingStart, waitWhile } from './training-control.ts'

export interface TrainingPool extends Pool {
  close(): Promise<void>
}

/** The compiled entry lies beside this file, with this file's extension. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './training-worker.ts' : './training-worker.js', import.meta.url)

export async function openTrainingPool(threads: number): Promise<TrainingPool> {
  if (!Number.isInteger(threads) || threads < 1 || threads > 64)
    throw new RangeError(`${threads} threads; give a whole number from 1 to 64`)
  const workers = Array.from({ length: threads - 1 }, () => new Worker(entry))
  return {
    threads,
    start: (job, data) => startCrew(job, data, workers),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

async function startCrew(job: string, data: SharedData, workers: readonly Worker[]): Promise<Crew> {
  const shared = new SharedArrayBuffer(controlBytes)
  const state = new Int32Array(shared)
  const threads = workers.length + 1
  await Promise.all(workers.map((worker, i) => started(worker, { job, data, place: { thread: i + 1, threads }, shared })))
  const own = poolJobs(job)(data, { thread: 0, threads })
  let isClosed = false

  function wake(command: number, operands: readonly number[]): void {
    if (operands.length > mostOperands) throw new RangeError(`${operands.length} operands, at most ${mostOperands}`)
    state[control.command] = command
    state[control.operandCount] = operands.length
    state.set(operands, control.operands)
    Atomics.store(state, control.done, 0)
    Atomics.add(state, control.step, 1)
    Atomics.notify(state, control.step)
  }

  function waitForOthers(): void {
    for (;;) {
      const done = Atomics.load(state, control.done)
      if (done === workers.length) return
      waitWhile(state, control.done, done)
    }
  }

  return {
    step(command, ...operands) {
      wake(command, operands)
      try {
        own(command, Int32Array.from(operands))
      } finally {
        waitForOthers()
      }
      if (state[control.failed] !== 0) throw new Error(`a training thread failed: ${failure(shared)}`)
    },
    async close() {
      if (isClosed) return
      isClosed = true
      wake(control.leave, [])
      waitForOthers()
    },
  }
}

/** Resolves when the thread has made its part of the job and waits for the first step. */
function started(worker: Worker, start: TrainingStart): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: { readonly error?: string }) =>
      answer.error === undefined ? resolve() : reject(new Error(answer.error)),
    )
    worker.once('error', reject)
    worker.postMessage(start)
  })
}

/** Entry of a training thread: makes its part of a job, then keeps step until the job is over, and waits for the next. */
import { parentPort } from 'node:worker_threads'
import { poolJobs } from '../../models/jobs.ts'
import type { JobStep } from '../../models/pool.ts'
import { control, fail, type TrainingStart, waitWhile } from './training-control.ts'

const port = parentPort
if (port === null) throw new Error('training-worker.ts is started as a worker thread')

port.on('message', ({ job, data, place, shared }: TrainingStart) => {
  try {
    const step = poolJobs(job)(data, place)
    port.postMessage({})
    keepStep(step, shared)
  } catch (error) {
    port.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
})

function keepStep(step: JobStep, shared: SharedArrayBuffer): void {
  const state = new Int32Array(shared)
  for (let last = 0; ; ) {
    waitWhile(state, control.step, last)
    const now = Atomics.load(state, control.step)
    if (now === last) continue
    last = now
    const command = state[control.command]!
    try {
      if (command !== control.leave) step(command, state.slice(control.operands, control.operands + state[control.operandCount]!))
    } catch (error) {
      fail(shared, error)
    }
    Atomics.add(state, control.done, 1)
    Atomics.notify(state, control.done)
    if (command === control.leave) return
  }
}

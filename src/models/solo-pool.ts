/** No thread but the caller's. */
import { poolJobs } from './jobs.ts'
import type { Pool } from './pool.ts'

export const soloPool: Pool = {
  threads: 1,
  async start(job, data) {
    const step = poolJobs(job)(data, { thread: 0, threads: 1 })
    return {
      step: (command, ...operands) => step(command, Int32Array.from(operands)),
      close: async () => undefined,
    }
  },
}

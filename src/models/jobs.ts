/** The table of jobs that threads can be started with: code does not travel, its name does. */
import type { PoolJob } from './pool.ts'
import { histogramJob, runHistogramJob } from './tree/train/histogram-job.ts'

const jobs: Readonly<Record<string, PoolJob>> = { [histogramJob]: runHistogramJob }

export function poolJobs(name: string): PoolJob {
  const job = jobs[name]
  if (job === undefined) throw new RangeError(`no job "${name}"`)
  return job
}

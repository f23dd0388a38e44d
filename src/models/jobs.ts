/** The table of jobs that threads can be started with: code does not travel, its name does. */
import { effectJob, runEffectJob } from './glmix/train/effect-job.ts'
import { runSliceJob, sliceJob } from './neural/train/slice-job.ts'
import type { PoolJob } from './pool.ts'
import { runTreeJob, treeJob } from './tree/train/tree-job.ts'

const jobs: Readonly<Record<string, PoolJob>> = { [treeJob]: runTreeJob, [sliceJob]: runSliceJob, [effectJob]: runEffectJob }

export function poolJobs(name: string): PoolJob {
  const job = jobs[name]
  if (job === undefined) throw new RangeError(`no job "${name}"`)
  return job
}

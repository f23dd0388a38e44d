/** One measured GLMix training: seconds, the peak of memory by what it is for, and what each stage reached. */
import { openScratchFile } from '../src/adapters/files/scratch-file.ts'
import { openTrainingPool } from '../src/adapters/workers/training-pool.ts'
import { auc } from '../src/evaluation/auc.ts'
import { type GlmixOptions, glmixDefaults } from '../src/models/glmix/glmix-options.ts'
import { type MixedExamples, type MixedSource, sourceOf } from '../src/models/glmix/mixed-examples.ts'
import { memoryScratch } from '../src/models/glmix/scratch.ts'
import type { GlmixStage } from '../src/models/glmix/train/glmix-run.ts'
import { trainGlmix } from '../src/models/glmix/train/glmix-trainer.ts'
import { memoryNow, progress } from './measure.ts'

export interface Trained {
  readonly seconds: number
  /** Of them those before the first fit, in which one thread gathers rows by entity and writes blocks. */
  readonly prepared: number
  /** Peaks in MB: of the process, of JavaScript's heap, and of array buffers and the shared memory that is not the heap's. */
  readonly rss: number
  readonly heap: number
  readonly buffers: number
  readonly stages: readonly { readonly stage: string; readonly pass: number; readonly objective: number; readonly heldAuc: number }[]
}

export interface TrainOptions extends Partial<GlmixOptions> {
  readonly threads: number
  /** Whether blocks lie in memory, as small data's do, and not in a file. */
  readonly inMemory?: boolean
  readonly held?: MixedExamples
}

export async function train(
  examples: MixedExamples | MixedSource,
  { threads, inMemory = false, held, ...options }: TrainOptions,
): Promise<Trained> {
  const pool = await openTrainingPool(threads)
  const file = openScratchFile()
  const scratch = inMemory ? memoryScratch() : file
  const peak = { rss: 0, heap: 0, buffers: 0 }
  let prepared: number | undefined
  const look = () => {
    prepared ??= (performance.now() - startedAt) / 1000
    const { heapTotal, external } = process.memoryUsage()
    peak.rss = Math.max(peak.rss, memoryNow().rss)
    peak.heap = Math.max(peak.heap, heapTotal / 2 ** 20)
    peak.buffers = Math.max(peak.buffers, external / 2 ** 20)
  }
  const stages: Trained['stages'][number][] = []
  const startedAt = performance.now()
  try {
    const stage = ({ stage, pass, objective, heldMargins }: GlmixStage) => {
      const at = ((performance.now() - startedAt) / 1000).toFixed(2)
      progress(`${at} s: ${stage}, pass ${pass}: objective ${objective}`)
      stages.push({ stage, pass, objective, heldAuc: held === undefined ? NaN : auc(heldMargins, held.labels) })
    }
    const run = { pool, scratch, signal: new AbortController().signal, progress: look, stage, ...(held && { held: sourceOf(held) }) }
    await trainGlmix('chunks' in examples ? examples : sourceOf(examples), { ...glmixDefaults, ...options }, run)
    return { seconds: (performance.now() - startedAt) / 1000, prepared: prepared ?? 0, ...peak, stages }
  } finally {
    file.close()
    await pool.close()
  }
}

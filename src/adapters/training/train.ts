/** Training in a process of its own: what it says is passed on, its failure is thrown, its end is awaited. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PlatformError } from '../../domain/errors.ts'
import type { TrainingReport } from '../../training/training-report.ts'
import type { TrainingMessage, TrainingOrder } from './messages.ts'

export interface TrainingResult {
  readonly report: TrainingReport
  /** Versions by name of the contender. */
  readonly versions: Readonly<Record<string, string>>
}

/** The compiled entry lies beside this file, with this file's extension. */
const entry = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './train-child.ts' : './train-child.js', import.meta.url))

/** Aborted: the process is stopped, and nothing it had not finished is kept. Throws PlatformError where there is nothing to learn from. */
export function train(
  order: TrainingOrder,
  progress: (stage: string, done: number, total: number) => void,
  signal: AbortSignal,
): Promise<TrainingResult> {
  return new Promise((resolve, reject) => {
    const child = fork(entry, { signal, execArgv: ['--enable-source-maps'] })
    child.on('message', (message: TrainingMessage) => {
      if (message.type === 'progress') progress(message.stage, message.done, message.total)
      else if (message.type === 'done') resolve(message)
      else reject(message.isRefusal ? new PlatformError('invalid-request', message.message) : new Error(message.message))
    })
    child.on('error', reject)
    child.on('exit', (code, by) => reject(new Error(`the training process ended early (${by ?? `exit code ${code}`})`)))
    child.send(order)
  })
}

/** Long work in a process of its own: what it says is passed on, its failure is thrown, its end is awaited. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PlatformError } from '../../domain/errors.ts'
import type { ChildMessage } from './messages.ts'

export interface ChildWork {
  /** Address of the entry without its extension, which is that of this file: compiled entries lie beside compiled sources. */
  readonly entry: URL
  readonly order: unknown
  progress(stage: string, done: number, total: number): void
  readonly signal: AbortSignal
}

/** Aborted: the process is stopped, and nothing it had not finished is kept. Throws PlatformError where it refuses the order. */
export function runChild<Result>({ entry, order, progress, signal }: ChildWork): Promise<Result> {
  const path = fileURLToPath(entry) + (import.meta.url.endsWith('.ts') ? '.ts' : '.js')
  return new Promise((resolve, reject) => {
    const child = fork(path, { signal, execArgv: ['--enable-source-maps'] })
    child.on('message', (message: ChildMessage<Result>) => {
      if (message.type === 'progress') progress(message.stage, message.done, message.total)
      else if (message.type === 'done') resolve(message.result)
      else reject(message.isRefusal ? new PlatformError('invalid-request', message.message) : new Error(message.message))
    })
    child.on('error', reject)
    child.on('exit', (code, by) => reject(new Error(`the process ended early (${by ?? `exit code ${code}`})`)))
    child.send(order as object)
  })
}

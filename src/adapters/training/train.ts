/** Training in a process of its own. Throws PlatformError where there is nothing to learn from. */
import { runChild } from '../child-process/run-child.ts'
import type { TrainingOrder, TrainingResult } from './messages.ts'

const entry = new URL('./train-child', import.meta.url)

export function train(
  order: TrainingOrder,
  progress: (stage: string, done: number, total: number) => void,
  signal: AbortSignal,
): Promise<TrainingResult> {
  return runChild<TrainingResult>({ entry, order, progress, signal })
}

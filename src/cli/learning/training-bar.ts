/** How a training goes, on standard error; what went wrong in it without being an error is said at its end. */
import type { TrainingProgress } from '../../models/learner.ts'
import { treesWithoutSplit, warningsOf } from '../../models/training-warnings.ts'
import { say } from '../options.ts'
import { progressBars } from '../progress-bars.ts'

export interface TrainingBar {
  step(progress: TrainingProgress): void
  stop(): void
}

export function trainingBar(name: string): TrainingBar {
  const bars = progressBars()
  let last: TrainingProgress | undefined
  return {
    step(progress) {
      last = progress
      bars.show({ name, done: progress.done, total: progress.total, finished: false })
    },
    stop() {
      if (last !== undefined) bars.show({ name, done: last.done, total: last.done, finished: true })
      bars.stop()
      if (last !== undefined) sayMeasures(last)
    },
  }
}

function sayMeasures(last: TrainingProgress): void {
  const { [treesWithoutSplit]: _, ...measures } = last.measures
  const found = Object.entries(measures).map(([name, value]) => `${name} ${value.toPrecision(6)}`)
  say(`${last.stage} ${last.done}: ${found.join(', ')}`)
  for (const warning of warningsOf(last)) say(`warning: ${warning}`)
}

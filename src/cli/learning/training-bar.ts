/** How a training goes, on standard error; what went wrong in it without being an error is said at its end. */
import type { TrainingProgress } from '../../models/learner.ts'
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

function sayMeasures({ stage, done, measures }: TrainingProgress): void {
  const { 'trees-without-split': stumps, ...others } = measures
  say(
    `${stage} ${done}: ${Object.entries(others)
      .map(([name, value]) => `${name} ${value.toPrecision(6)}`)
      .join(', ')}`,
  )
  if (stumps === done)
    say(
      'no tree could split, so all scores are equal: is "minChildWeight" more than the hessians of the rows sum to, or "gamma" too large?',
    )
  else if (stumps !== undefined && stumps > 0) say(`${stumps} of ${done} trees could not split`)
}

/** One contender's training as a report tells it. One that cannot be trained (labels of one class, no rows) is reported, and the others go on. */
import type { TrainingProgress } from '../models/learner.ts'
import type { Model } from '../models/model.ts'
import { warningsOf } from '../models/training-warnings.ts'
import type { Contender } from './plan.ts'
import type { ContenderReport, CurvePoint } from './training-report.ts'

export interface ContestParts {
  progress(contender: string, step: TrainingProgress): void
  /** Milliseconds of any origin. */
  clock(): number
}

/** How a contender is trained, and what is then found of its model. */
export interface Contest<Verdict> {
  train(progress: (step: TrainingProgress) => void): Promise<Model>
  judge(model: Model): Promise<Verdict>
}

export interface JudgedContender<Verdict> {
  readonly model: Model
  readonly verdict: Verdict
}

/** `judged` is absent where a RangeError says why the contender could not be trained. */
export async function contest<Verdict extends { readonly measures: Measured }>(
  { name, kind }: Contender,
  { train, judge }: Contest<Verdict>,
  parts: ContestParts,
): Promise<{ readonly report: ContenderReport; readonly judged?: JudgedContender<Verdict> }> {
  const startedAt = parts.clock()
  const curve: CurvePoint[] = []
  const progress = (step: TrainingProgress) => {
    curve.push({ stage: step.stage, done: step.done, measures: step.measures })
    parts.progress(name, step)
  }
  const trained = () => ({ name, kind, seconds: (parts.clock() - startedAt) / 1000, ...warned(curve.at(-1)), curve: thinned(curve) })
  try {
    const model = await train(progress)
    const report = trained()
    const verdict = await judge(model)
    return { judged: { model, verdict }, report: { ...report, ...verdict.measures } }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { report: { ...trained(), failure: error.message } }
  }
}

export type Measured = Pick<ContenderReport, 'heldOut' | 'lastDays' | 'reliability'>

function warned(last: CurvePoint | undefined): Pick<ContenderReport, 'warnings'> {
  const warnings = last === undefined ? [] : warningsOf(last)
  return warnings.length === 0 ? {} : { warnings }
}

const longestCurve = 200

/** Evenly fewer points of a long curve, the last always among them. */
function thinned(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  const step = Math.max(1, Math.ceil(curve.length / longestCurve))
  return curve.filter((_, i) => i % step === 0 || i === curve.length - 1)
}

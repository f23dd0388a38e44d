/** Trains one contender of a plan. One that cannot be trained (labels of one class, no pages) is reported, and the others go on. */
import type { Examples } from '../models/examples.ts'
import type { TrainingProgress } from '../models/learner.ts'
import { type AnyLearner, optionsOf } from '../models/learners.ts'
import type { Model } from '../models/model.ts'
import type { Pool } from '../models/pool.ts'
import { selectFeatures } from '../models/select-features.ts'
import { warningsOf } from '../models/training-warnings.ts'
import { type Judged, measureModel } from './measure-model.ts'
import type { Contender } from './plan.ts'
import type { ContenderReport, CurvePoint } from './training-report.ts'

export interface ContenderParts {
  learner(kind: string): AnyLearner
  readonly pool: Pool
  readonly seed: number
  readonly signal: AbortSignal
  progress(contender: string, step: TrainingProgress): void
  /** Milliseconds of any origin. */
  clock(): number
  /** Contenders of its kind start from it. */
  readonly warmStart?: Model
}

/** `valid` tells when to stop. */
export interface Lessons {
  readonly training: Examples
  readonly valid: Examples
}

export async function trainContender(
  { name, kind, options, features, ids = false }: Contender,
  { training, valid }: Lessons,
  judged: Judged,
  parts: ContenderParts,
): Promise<{ readonly report: ContenderReport; readonly model?: Model }> {
  const startedAt = parts.clock()
  const curve: CurvePoint[] = []
  const progress = (step: TrainingProgress) => {
    curve.push({ stage: step.stage, done: step.done, measures: step.measures })
    parts.progress(name, step)
  }
  const reported = () => ({ name, kind, seconds: (parts.clock() - startedAt) / 1000, ...warned(curve.at(-1)), curve: thinned(curve) })
  try {
    const learner = parts.learner(kind)
    const { seed, pool, signal, warmStart } = parts
    const own = (examples: Examples) => selectFeatures(ids ? examples : withoutIds(examples), features ?? examples.features)
    const started = warmStart?.kind === kind ? { warmStart } : {}
    const run = { seed, pool, signal, progress, ...started, ...(valid.labels.length === 0 ? {} : { valid: own(valid) }) }
    const model = await learner.train(own(training), optionsOf(learner, options), run)
    return { model, report: { ...reported(), ...measureModel(model, judged) } }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { report: { ...reported(), failure: error.message } }
  }
}

function withoutIds({ ids: _, ...examples }: Examples): Examples {
  return examples
}

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

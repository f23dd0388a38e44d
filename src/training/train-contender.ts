/** Trains one contender of a plan. One that cannot be trained (labels of one class, no pages) is reported, and the others go on. */
import type { Examples } from '../models/examples.ts'
import type { GlmixModel } from '../models/glmix/glmix-model.ts'
import type { TrainingProgress } from '../models/learner.ts'
import { type AnyLearner, optionsOf } from '../models/learners.ts'
import type { Model } from '../models/model.ts'
import type { Pool } from '../models/pool.ts'
import { selectFeatures } from '../models/select-features.ts'
import { warningsOf } from '../models/training-warnings.ts'
import type { TreeModel } from '../models/tree/tree-model.ts'
import { effectOptions } from './glmix/effect-options.ts'
import { pageGlmixDefaults, trainPageGlmix } from './glmix/page-glmix.ts'
import { type Judged, measureModel } from './measure-model.ts'
import type { Contender } from './plan.ts'
import type { TrainingPages } from './training-pages.ts'
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
  readonly training: TrainingPages
  readonly valid: TrainingPages
}

export async function trainContender(
  contender: Contender,
  lessons: Lessons,
  judged: Judged,
  parts: ContenderParts,
): Promise<{ readonly report: ContenderReport; readonly model?: Model }> {
  const { name, kind } = contender
  const startedAt = parts.clock()
  const curve: CurvePoint[] = []
  const progress = (step: TrainingProgress) => {
    curve.push({ stage: step.stage, done: step.done, measures: step.measures })
    parts.progress(name, step)
  }
  const reported = () => ({ name, kind, seconds: (parts.clock() - startedAt) / 1000, ...warned(curve.at(-1)), curve: thinned(curve) })
  try {
    const train = kind === 'glmix' ? trainEffects : trainAlone
    const model = await train(contender, lessons, parts, progress)
    return { model, report: { ...reported(), ...measureModel(model, judged) } }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { report: { ...reported(), failure: error.message } }
  }
}

type Train = (contender: Contender, lessons: Lessons, parts: ContenderParts, progress: Progress) => Promise<Model>
type Progress = (step: TrainingProgress) => void

/** A model that looks at rows alone. */
const trainAlone: Train = ({ kind, options, features, ids = false }, { training, valid }, parts, progress) => {
  const learner = parts.learner(kind)
  const { seed, pool, signal, warmStart } = parts
  const own = ({ examples }: TrainingPages) => selectFeatures(ids ? examples : withoutIds(examples), features ?? examples.features)
  const started = warmStart?.kind === kind ? { warmStart } : {}
  const run = { seed, pool, signal, progress, ...started, ...(valid.ats.length === 0 ? {} : { valid: own(valid) }) }
  return learner.train(own(training), optionsOf(learner, options), run)
}

/** A model that also knows who asked. */
const trainEffects: Train = ({ options }, { training, valid }, parts, progress) => {
  const { seed, pool, signal, warmStart } = parts
  const given = effectOptions(pageGlmixDefaults, options)
  const trainTrees = (examples: Examples) => {
    const learner = parts.learner('tree')
    const run = { seed, pool, signal, progress, ...(valid.ats.length === 0 ? {} : { valid: withoutIds(valid.examples) }) }
    return learner.train(withoutIds(examples), optionsOf(learner, given.treeOptions), run) as Promise<TreeModel>
  }
  const started = warmStart?.kind === 'glmix' ? { warmStart: warmStart as GlmixModel } : {}
  return trainPageGlmix(training, valid, given, { pool, signal, progress, trainTrees, ...started })
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

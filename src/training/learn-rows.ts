/** The learners of a training, called with what is common to all contenders of one run. */
import type { Examples } from '../models/examples.ts'
import type { GlmixModel } from '../models/glmix/glmix-model.ts'
import type { TrainingProgress } from '../models/learner.ts'
import { type AnyLearner, optionsOf } from '../models/learners.ts'
import type { Model } from '../models/model.ts'
import type { Pool } from '../models/pool.ts'
import type { TreeModel } from '../models/tree/tree-model.ts'
import type { PageGlmixParts } from './glmix/page-glmix.ts'
import type { Contender } from './plan.ts'

export interface LearningParts {
  learner(kind: string): AnyLearner
  readonly pool: Pool
  readonly seed: number
  readonly signal: AbortSignal
  /** Contenders of its kind start from it. */
  readonly warmStart?: Model
}

export interface RowsToLearn {
  readonly training: Examples
  /** Tells when to stop; nothing does where it holds no rows. */
  readonly valid: Examples
}

type Learnt = Pick<Contender, 'kind' | 'options'>

/** A model that looks at rows alone. */
export function learnRows(
  { kind, options }: Learnt,
  { training, valid }: RowsToLearn,
  { seed, pool, signal, ...parts }: LearningParts,
  progress: (step: TrainingProgress) => void,
): Promise<Model> {
  const learner = parts.learner(kind)
  const started = parts.warmStart?.kind === kind ? { warmStart: parts.warmStart } : {}
  const run = { seed, pool, signal, progress, ...started, ...(valid.labels.length === 0 ? {} : { valid }) }
  return learner.train(training, optionsOf(learner, options), run)
}

/** What a GLMix model is trained with: trees of the same training, which are always grown anew, and the model to start from. */
export function effectParts(
  treeOptions: Contender['options'],
  valid: Examples,
  { warmStart, ...parts }: LearningParts,
  progress: (step: TrainingProgress) => void,
): PageGlmixParts {
  const { pool, signal } = parts
  const trainTrees = (training: Examples) =>
    learnRows({ kind: 'tree', options: treeOptions }, { training: withoutIds(training), valid: withoutIds(valid) }, parts, progress)
  const started = warmStart?.kind === 'glmix' ? { warmStart: warmStart as GlmixModel } : {}
  return { pool, signal, progress, trainTrees: trainTrees as (training: Examples) => Promise<TreeModel>, ...started }
}

export function withoutIds({ ids: _, ...examples }: Examples): Examples {
  return examples
}

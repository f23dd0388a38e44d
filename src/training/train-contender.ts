/** Trains one contender of a plan that learns from pages, and measures it on pages that it has not seen. */
import type { TrainingProgress } from '../models/learner.ts'
import type { Model } from '../models/model.ts'
import { selectFeatures } from '../models/select-features.ts'
import { type ContestParts, contest, type JudgedContender } from './contest.ts'
import { effectOptions } from './glmix/effect-options.ts'
import { pageGlmixDefaults, trainPageGlmix } from './glmix/page-glmix.ts'
import { effectParts, type LearningParts, learnRows, withoutIds } from './learn-rows.ts'
import { type Judged, type Measures, measureModel } from './measure-model.ts'
import type { Contender } from './plan.ts'
import type { TrainingPages } from './training-pages.ts'
import type { ContenderReport } from './training-report.ts'

export type ContenderParts = LearningParts & ContestParts

/** `valid` tells when to stop. */
export interface Lessons {
  readonly training: TrainingPages
  readonly valid: TrainingPages
}

export function trainContender(
  contender: Contender,
  lessons: Lessons,
  judged: Judged,
  parts: ContenderParts,
): Promise<{ readonly report: ContenderReport; readonly judged?: JudgedContender<{ readonly measures: Measures }> }> {
  const train = contender.kind === 'glmix' ? trainEffects : trainAlone
  const judge = async (model: Model) => ({ measures: measureModel(model, judged) })
  return contest(contender, { train: (progress) => train(contender, lessons, parts, progress), judge }, parts)
}

type Train = (contender: Contender, lessons: Lessons, parts: LearningParts, progress: Progress) => Promise<Model>
type Progress = (step: TrainingProgress) => void

/** A model that looks at rows alone. */
const trainAlone: Train = (contender, { training, valid }, parts, progress) => {
  const { features, ids = false } = contender
  const own = ({ examples }: TrainingPages) => selectFeatures(ids ? examples : withoutIds(examples), features ?? examples.features)
  return learnRows(contender, { training: own(training), valid: own(valid) }, parts, progress)
}

/** A model that also knows who asked. */
const trainEffects: Train = ({ options }, { training, valid }, parts, progress) => {
  const given = effectOptions(pageGlmixDefaults, options)
  return trainPageGlmix(training, valid, given, effectParts(given.treeOptions, valid.examples, parts, progress))
}

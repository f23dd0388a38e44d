/** Trains one contender of a plan that learns from applications, and measures it on applications that it has not seen. */
import type { TrainingProgress } from '../../models/learner.ts'
import type { Model } from '../../models/model.ts'
import { selectFeatures } from '../../models/select-features.ts'
import { contest } from '../contest.ts'
import { effectOptions } from '../glmix/effect-options.ts'
import { effectParts, type LearningParts, learnRows } from '../learn-rows.ts'
import type { ApplicantPlan, Contender } from '../plan.ts'
import type { ContenderParts } from '../train-contender.ts'
import { applicantGlmixDefaults, trainApplicantGlmix } from './applicant-glmix.ts'
import { type ApplicationRows, pairExamples } from './application-rows.ts'
import { judgeContender } from './judge-applications.ts'
import type { SplitApplications } from './split-applications.ts'

export function trainApplicantContender(contender: Contender, plan: ApplicantPlan, split: SplitApplications, parts: ContenderParts) {
  const train = contender.kind === 'glmix' ? trainEffects : trainAlone
  const judge = (model: Model) => judgeContender(model, split)
  return contest(contender, { train: (progress) => train(contender, plan, split, parts, progress), judge }, parts)
}

type Train = (
  contender: Contender,
  plan: ApplicantPlan,
  split: SplitApplications,
  parts: LearningParts,
  progress: Progress,
) => Promise<Model>
type Progress = (step: TrainingProgress) => void

/** A model that looks at pairs alone; always from nothing. */
const trainAlone: Train = (contender, { features }, { training, validation }, { warmStart: _, ...parts }, progress) => {
  const own = (rows: ApplicationRows) => selectFeatures(pairExamples(rows), features)
  return learnRows(contender, { training: own(training), valid: own(validation) }, parts, progress)
}

/** A model that also knows the member and the job. */
const trainEffects: Train = ({ options }, { features, idColumns }, { training, validation }, parts, progress) => {
  const given = effectOptions(applicantGlmixDefaults, options)
  const valid = selectFeatures(pairExamples(validation), features)
  return trainApplicantGlmix(training, given, { features, idColumns, ...effectParts(given.treeOptions, valid, parts, progress) })
}

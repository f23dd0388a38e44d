/** Trainings of linear models for tests. */
import type { Examples } from '../examples.ts'
import type { TrainingRun } from '../learner.ts'
import { soloPool } from '../solo-pool.ts'
import { linearLearner } from './linear-learner.ts'
import type { LinearModel } from './linear-model.ts'
import type { LinearOptions } from './linear-options.ts'

const run: TrainingRun<LinearModel> = { seed: 1, pool: soloPool, progress: () => {}, signal: new AbortController().signal }

export const train = (examples: Examples, options: Partial<LinearOptions> = {}) =>
  linearLearner.train(examples, { ...linearLearner.defaults, ...options }, run)

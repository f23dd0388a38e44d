import { linearLearner } from '../../src/models/linear/linear-learner.ts'
import { neuralLearner } from '../../src/models/neural/train/neural-learner.ts'
import { treeLearner } from '../../src/models/tree/train/tree-learner.ts'
import { describeLearner } from './learner.ts'

describeLearner({
  learner: linearLearner,
  options: linearLearner.defaults,
  exact: { options: linearLearner.defaults, tolerance: 1e-6 },
})

describeLearner({
  learner: treeLearner,
  options: { ...treeLearner.defaults, rounds: 20, maxDepth: 3, subsample: 0.8 },
  exact: { options: { ...treeLearner.defaults, rounds: 10, maxDepth: 3 }, tolerance: 1e-4 },
})

describeLearner({
  learner: neuralLearner,
  options: { ...neuralLearner.defaults, layers: [20, 10], epochs: 40, learningRate: 0.01, batchSize: 64 },
})

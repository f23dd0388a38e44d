/** Boosted trees: each round's tree is grown on the derivatives at the margins so far (Friedman 2001; XGBoost, KDD 2016). */
import { hash32 } from '../../../math/hash32.ts'
import { checkExamples, checkGrades, checkTwoClasses, checkUnlikeLabels } from '../../check-examples.ts'
import type { Examples } from '../../examples.ts'
import type { Learner, TrainingRun } from '../../learner.ts'
import type { ObjectiveName } from '../../objectives/objective.ts'
import { objectives } from '../../objectives/objectives.ts'
import { treesWithoutSplit } from '../../training-warnings.ts'
import type { TreeModel } from '../tree-model.ts'
import { scoreExamples } from './score-examples.ts'
import { TreeBuilder } from './tree-builder.ts'
import { checkTreeOptions, type TreeOptions, treeDefaults } from './tree-options.ts'
import { TreeTrainer } from './tree-trainer.ts'

export const treeLearner: Learner<TreeModel, TreeOptions> = {
  kind: 'tree',
  defaults: treeDefaults,

  async train(examples, given, run) {
    checkExamples(examples)
    const options = checkTreeOptions(given, examples.features)
    const name = objectiveOf(options, examples)
    checkLabels(name, examples)
    const resolved = { ...options, objective: name }
    const { base } = objectives[name](examples, resolved, run.seed)
    const builder = new TreeBuilder(examples.features, name, Math.fround(base))
    const trainer = await TreeTrainer.open(examples, resolved, builder.base, run)
    try {
      boost(trainer, builder, watcher(name, options, run), options, run)
    } finally {
      await trainer.close()
    }
    return builder.finish()
  },

  score: scoreExamples,
}

function objectiveOf({ objective }: TreeOptions, { requests }: Examples): ObjectiveName {
  if (objective !== 'auto') return objective
  return requests === undefined ? 'pointwise-logistic' : 'pairwise-logistic'
}

function checkLabels(name: ObjectiveName, examples: Examples): void {
  if (name === 'pointwise-logistic') checkTwoClasses(examples)
  if (name === 'lambdarank-ndcg' || name === 'xendcg') checkGrades(examples)
  if (examples.requests !== undefined && name !== 'pointwise-logistic' && name !== 'squared-error') checkUnlikeLabels(examples)
}

function boost(trainer: TreeTrainer, builder: TreeBuilder, watch: Watcher, options: TreeOptions, run: TrainingRun<TreeModel>): void {
  for (let round = 0; round < options.rounds; round++) {
    run.signal.throwIfAborted()
    const { nodes, loss } = trainer.grow(round)
    builder.add(nodes, trainer.cuts, options)
    trainer.addLeaves(nodes, builder.lastLeaves())
    if (watch.ends(builder, round, loss, nodes.length === 1)) break
  }
  watch.finish(builder)
}

interface Watcher {
  /** Reports a round; true where training should stop. */
  ends(builder: TreeBuilder, round: number, loss: number, isStump: boolean): boolean
  finish(builder: TreeBuilder): void
}

/** Where there are validation examples, trees after the best round are dropped. */
function watcher(name: ObjectiveName, options: TreeOptions, run: TrainingRun<TreeModel>): Watcher {
  const { rounds, earlyStoppingRounds } = options
  const { valid, progress } = run
  const stops = valid !== undefined && earlyStoppingRounds > 0
  const validLoss = valid === undefined ? undefined : lossOn(valid, name, options, run.seed)
  let best = { loss: Infinity, round: -1 }
  let stumps = 0
  return {
    ends(builder, round, loss, isStump) {
      stumps += Number(isStump)
      const measures: Record<string, number> = { 'train-loss': loss, [treesWithoutSplit]: stumps }
      const held = validLoss?.(builder)
      if (held !== undefined) measures['valid-loss'] = held
      if (held !== undefined && held < best.loss) best = { loss: held, round }
      progress({ stage: 'round', done: round + 1, total: rounds, measures })
      return stops && round - best.round >= earlyStoppingRounds
    },
    finish(builder) {
      if (stops) builder.keep(best.round + 1)
    },
  }
}

/** Adds each new tree to the margins of the validation examples, and gives their loss. */
function lossOn(valid: Examples, name: ObjectiveName, options: TreeOptions, seed: number): (builder: TreeBuilder) => number {
  const objective = objectives[name](valid, { ...options, objective: name }, hash32(seed, 1))
  const rows = valid.labels.length
  const [gradient, hessian] = [new Float64Array(rows), new Float64Array(rows)]
  let margins: Float64Array | undefined
  return (builder) => {
    margins ??= new Float64Array(rows).fill(builder.base)
    const { offsets: _, ...plain } = valid
    const added = scoreExamples(builder.lastTree(), plain)
    for (let row = 0; row < rows; row++) margins[row] = Math.fround(margins[row] + added[row])
    return objective.derivatives(margins, 0, gradient, hessian)
  }
}

/** Neural rankers by Adam on batches of whole requests, or of rows (Ramanath et al., CIKM 2018); the best epoch's weights are kept. */
import { checkExamples, checkTwoClasses } from '../../check-examples.ts'
import type { Examples } from '../../examples.ts'
import type { Learner, TrainingRun } from '../../learner.ts'
import { requestsOf } from '../../objectives/objective.ts'
import { fitStandardization, type Standardization } from '../../standardization.ts'
import { checkNeural, type NeuralModel } from '../neural-model.ts'
import { type SlotColumn, slotColumns } from './id-training.ts'
import { inputSpread } from './input-spread.ts'
import { checkNeuralOptions, type NeuralOptions, neuralDefaults } from './neural-options.ts'
import { NeuralTrainer } from './neural-trainer.ts'
import { type NeuralObjective, rankingLosses } from './ranking-loss.ts'
import { rowsOnly } from './rows-only.ts'
import { scoreNeural } from './score-examples.ts'
import { holdOut, type Units, unitsOf } from './units.ts'

export const neuralLearner: Learner<NeuralModel, NeuralOptions> = {
  kind: 'neural',
  defaults: neuralDefaults,
  readsIds: true,

  async train(examples, given, run) {
    checkExamples(examples)
    const options = checkNeuralOptions(given)
    const objective = objectiveOf(options, examples)
    const { units, judge } = parted(examples, unitsToLearn(examples, objective), objective, options, run)
    const fitted = fitStandardization(examples.matrix, examples.labels.length)
    const columns = slotColumns(examples.ids ?? [], options.embeddingDimension, options.minIdCount)
    const start = usableStart(run.warmStart, examples.features, fitted, columns, options)
    const parts = {
      examples,
      columns,
      objective,
      options,
      standardization: start === undefined ? fitted : standardizationOf(start),
      base: objective === 'pointwise-logistic' ? logOdds(examples) : 0,
      totalWeight: options.l2 > 0 ? totalWeight(examples, units, objective) : 1,
    }
    const trainer = await NeuralTrainer.open(parts, run, start)
    try {
      const model = descend(trainer, units, judge, options, run)
      const measured: NeuralModel = { ...model, importances: inputSpread(model, examples) }
      return checkNeural(measured)
    } finally {
      await trainer.close()
    }
  },

  score: scoreNeural,
}

/** Epoch by epoch until the judge has seen nothing better for `patience` epochs; gives the best it saw. */
function descend(
  trainer: NeuralTrainer,
  units: Units,
  judge: Judge | undefined,
  { epochs, patience }: NeuralOptions,
  run: TrainingRun<NeuralModel>,
): NeuralModel {
  let best: { readonly model: NeuralModel; readonly loss: number; readonly epoch: number } | undefined
  for (let epoch = 0; epoch < epochs; epoch++) {
    const measures: Record<string, number> = { 'train-loss': trainer.epoch(units, epoch, run.signal) }
    if (judge !== undefined) {
      const model = trainer.model()
      const loss = judge(model)
      measures['valid-loss'] = loss
      if (best === undefined || loss < best.loss) best = { model, loss, epoch }
    }
    run.progress({ stage: 'epoch', done: epoch + 1, total: epochs, measures })
    if (best !== undefined && epoch - best.epoch >= patience) break
  }
  return best?.model ?? trainer.model()
}

function objectiveOf({ objective }: NeuralOptions, { requests }: Examples): NeuralObjective {
  if (objective !== 'auto') return objective
  return requests === undefined ? 'pointwise-logistic' : 'hinge'
}

/** Throws RangeError where there is nothing to tell apart. */
function unitsToLearn(examples: Examples, objective: NeuralObjective): Units {
  const inPairs = objective !== 'pointwise-logistic'
  if (inPairs) requestsOf(examples, objective)
  else checkTwoClasses(examples)
  const units = unitsOf(examples, inPairs)
  if (units.ends.length === 0)
    throw new RangeError('in every request all labels are the same: there is nothing to compare; give requests with better and worse rows')
  return units
}

/** Mean loss of a model on rows it was not trained on. */
type Judge = (model: NeuralModel) => number

/** The units to train on, and the judge, where training may stop early: the validation examples, else a share of the units. */
function parted(
  examples: Examples,
  units: Units,
  objective: NeuralObjective,
  options: NeuralOptions,
  { valid, seed }: TrainingRun<NeuralModel>,
): { readonly units: Units; readonly judge?: Judge } {
  if (options.patience === 0) return { units }
  if (valid !== undefined) {
    const validUnits = unitsOf(valid, objective !== 'pointwise-logistic')
    return validUnits.ends.length === 0 ? { units } : { units, judge: judgeOn(valid, validUnits, objective) }
  }
  const { kept, held } = holdOut(units, options.heldOut, seed)
  // A handful of requests can neither be spared nor judge.
  return held.ends.length < leastHeld ? { units } : { units: kept, judge: judgeOn(examples, held, objective) }
}

const leastHeld = 10

function judgeOn(examples: Examples, units: Units, objective: NeuralObjective): Judge {
  const held = rowsOnly(examples, units.rows)
  const { labels } = held
  const rows = { labels, weights: held.weights ?? new Float64Array(labels.length).fill(1) }
  const slopes = new Float64Array(labels.length)
  return (model) => {
    const margins = scoreNeural(model, held)
    const loss = { sum: 0, weight: 0 }
    for (let unit = 0; unit < units.ends.length; unit++)
      rankingLosses[objective](margins, rows, unit === 0 ? 0 : units.ends[unit - 1], units.ends[unit], slopes, loss)
    return loss.weight === 0 ? 0 : loss.sum / loss.weight
  }
}

function totalWeight({ labels, weights }: Examples, units: Units, objective: NeuralObjective): number {
  const loss = { sum: 0, weight: 0 }
  const rows = {
    labels: Float64Array.from(units.rows, (row) => labels[row]),
    weights: Float64Array.from(units.rows, (row) => weights?.[row] ?? 1),
  }
  const [margins, slopes] = [new Float64Array(units.rows.length), new Float64Array(units.rows.length)]
  units.ends.forEach((end, unit) => {
    rankingLosses[objective](margins, rows, unit === 0 ? 0 : units.ends[unit - 1], end, slopes, loss)
  })
  return loss.weight
}

/** Of the positive class, by weight; the margin of a model that knows no input. */
function logOdds({ labels, weights, offsets }: Examples): number {
  let [positive, total] = [0, 0]
  labels.forEach((label, row) => {
    positive += (weights?.[row] ?? 1) * label
    total += weights?.[row] ?? 1
  })
  return offsets === undefined && positive > 0 && positive < total ? Math.log(positive / (total - positive)) : 0
}

/** A warm start of another shape is of no use: its weights mean other things. */
function usableStart(
  model: NeuralModel | undefined,
  features: readonly string[],
  { indicators }: Standardization,
  columns: readonly SlotColumn[],
  { layers }: NeuralOptions,
): NeuralModel | undefined {
  if (model === undefined) return undefined
  const shape = (
    names: readonly string[],
    missing: Uint32Array,
    hidden: Iterable<number>,
    vectors: readonly { name: string; dimension: number }[],
  ) => JSON.stringify([names, [...missing], [...hidden], vectors.map(({ name, dimension }) => [name, dimension])])
  const isSame = shape(model.features, model.indicators, model.hidden, model.embeddings) === shape(features, indicators, layers, columns)
  return isSame ? model : undefined
}

function standardizationOf({ means, scales, indicators }: NeuralModel): Standardization {
  return { means, scales, indicators }
}

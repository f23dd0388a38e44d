import { Command } from 'commander'
import { readStoredModel } from '../../adapters/files/stored-model.ts'
import { checkGlmix } from '../../models/glmix/check-glmix.ts'
import { learnerOf } from '../../models/learners.ts'
import { evaluateGlmix } from '../learning/evaluate-glmix.ts'
import { printLines } from '../learning/learn-from-examples.ts'
import { measureSet } from '../learning/measure-set.ts'
import { type MetricFlags, metricOptions, withMetricOptions } from '../learning/metric-options.ts'
import { type ModelFileOptions, readForModel } from '../learning/read-for-model.ts'
import { withFileOptions } from '../learning/read-options.ts'
import { wholeNumber } from '../options.ts'

interface EvaluateOptions extends ModelFileOptions, MetricFlags {
  readonly json?: boolean
}

export function evaluateCommand(): Command {
  const command = new Command('evaluate')
    .description('measure a saved model on a file of examples')
    .requiredOption('--model <file>', 'as `learn --save` or XGBoost wrote it')
    .requiredOption('--data <file>', 'examples to measure on')
    .option('--groups <file>', 'group sizes of the data file, one a line; FILE.query is found by itself')
    .option('--seed <number>', 'of the bootstrap intervals', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--json', 'one JSON object a line')
  return withMetricOptions(withFileOptions(command)).action(evaluate)
}

async function evaluate(options: EvaluateOptions): Promise<void> {
  const metrics = metricOptions(options)
  const model = await readStoredModel(options.model)
  if (model.kind === 'glmix') return printLines(await evaluateGlmix(checkGlmix(model), options.data, metrics), options.json === true)
  const file = await readForModel('test', model, options)
  const scores = learnerOf(model.kind).score(model, file.examples)
  printLines(
    measureSet(file, scores, { ...metrics, set: 'test', ...(options.groupBy && { groupBy: options.groupBy }) }),
    options.json === true,
  )
}

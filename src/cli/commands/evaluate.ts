import { Command } from 'commander'
import { readExamples } from '../../adapters/files/examples/read-examples.ts'
import { readStoredModel } from '../../adapters/files/stored-model.ts'
import { learnerOf } from '../../models/learners.ts'
import { bindFile, precisionFor } from '../learning/bind-file.ts'
import { printLines, tell } from '../learning/learn-from-examples.ts'
import { measureSet } from '../learning/measure-set.ts'
import { type MetricFlags, metricOptions, withMetricOptions } from '../learning/metric-options.ts'
import { type FileOptions, rolesOfOptions, withFileOptions } from '../learning/read-options.ts'
import { wholeNumber } from '../options.ts'

interface EvaluateOptions extends FileOptions, MetricFlags {
  readonly model: string
  readonly data: string
  readonly groups?: string
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
  const { model } = await readStoredModel(options.model)
  const read = await readExamples(options.data, {
    precision: precisionFor(model.kind),
    roles: rolesOfOptions(options),
    ...(options.format && { format: options.format }),
    ...(options.groups !== undefined && { groupSizes: options.groups }),
  })
  tell('test', read)
  const file = bindFile(read, model.features)
  const scores = learnerOf(model.kind).score(model, file.examples)
  printLines(
    measureSet(file, scores, { ...metrics, set: 'test', ...(options.groupBy && { groupBy: options.groupBy }) }),
    options.json === true,
  )
}

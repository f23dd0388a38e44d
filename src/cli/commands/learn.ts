import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import { learnerKinds } from '../../models/learners.ts'
import { learnFromExamples } from '../learning/learn-from-examples.ts'
import { type LearnGlmixOptions, learnGlmix } from '../learning/learn-glmix.ts'
import { withMetricOptions } from '../learning/metric-options.ts'
import { withFileOptions } from '../learning/read-options.ts'
import { wholeNumber } from '../options.ts'

/** A kind that learns from other files than these brings a command of its own. */
export function learnCommand(): Command {
  const command = new Command('learn').description('train a model on files of your own, measure it, and save it')
  for (const kind of learnerKinds) command.addCommand(learnKind(kind))
  command.addCommand(learnGlmixCommand())
  return command
}

function learnKind(kind: string): Command {
  const command = new Command(kind)
    .description(`train a ${kind} model`)
    .requiredOption('--train <file>', 'examples to learn from')
    .option('--valid <file>', 'examples that tell when to stop')
    .option('--test <file>', 'examples to measure on')
    .option('--groups <file>', 'group sizes of the training file, one a line; FILE.query is found by itself')
    .option('--valid-groups <file>', 'group sizes of the validation file')
    .option('--test-groups <file>', 'group sizes of the test file')
    .option('--options <file>', 'options of the learner, one JSON object')
    .option('--save <file>', 'write the model; .json and .ubj as XGBoost keeps trees, else in our own form')
    .option('--seed <number>', 'same files, options and seed: the same model', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--threads <number>', 'threads; the model is the same for any number', wholeNumber(1, 64), Math.min(8, availableParallelism()))
    .option('--json', 'one JSON object a line')
  return withMetricOptions(withFileOptions(command)).action((options) => learnFromExamples(kind, options))
}

function learnGlmixCommand(): Command {
  const command = new Command('glmix')
    .description('train a GLMix model: a fixed effect, and effects of their own for users, films, whoever rows name')
    .requiredOption('--train <file>', 'rows to learn from: NDJSON with shards and entities')
    .requiredOption('--options <file>', 'coordinates and passes, one JSON object')
    .option('--test <file>', 'rows to measure on')
    .option('--start <file>', 'a saved GLMix model to start from')
    .option('--save <file>', 'write the model with all its effects')
    .option('--seed <number>', 'of the bootstrap intervals', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--threads <number>', 'threads; the model is the same for any number', wholeNumber(1, 64), Math.min(8, availableParallelism()))
    .option('--json', 'one JSON object a line')
  return withMetricOptions(command).action((options: LearnGlmixOptions) => learnGlmix(options))
}

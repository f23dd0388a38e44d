import { Argument, Command } from 'commander'
import { isXgboostPath, readStoredModel, writeStoredModel } from '../../adapters/files/stored-model.ts'
import { type WritableObjective, writableObjectives } from '../../models/tree/interchange/xgboost-objective.ts'
import { choice } from '../choice.ts'
import { type ContributionOptions, contributionForms, writeContributions } from '../learning/contributions.ts'
import { withFileOptions } from '../learning/read-options.ts'
import { showModel } from '../learning/show-model.ts'
import { say, wholeNumber } from '../options.ts'

export function modelCommand(): Command {
  return new Command('model')
    .description('look into saved models, convert them, explain their scores')
    .addCommand(showCommand())
    .addCommand(convertCommand())
    .addCommand(contributionsCommand())
}

function showCommand(): Command {
  return new Command('show')
    .description('kind, inputs, and what the model makes of them')
    .addArgument(new Argument('<model>', 'as `learn --save` or XGBoost wrote it'))
    .option('--top <number>', 'so many inputs, the most important first; 0: all', wholeNumber(0, 2 ** 31), 20)
    .option('--json', 'one JSON object, with all inputs')
    .action(showModel)
}

function convertCommand(): Command {
  return new Command('convert')
    .description('our own form to and from that of XGBoost, by the extension: .json and .ubj are XGBoost’s')
    .argument('<in>')
    .argument('<out>')
    .addOption(
      choice.option(
        '--objective <name>',
        'what XGBoost is to make of the margins, if not what the model was trained for',
        writableObjectives,
      ),
    )
    .action(convert)
}

async function convert(from: string, to: string, { objective }: { readonly objective?: WritableObjective }): Promise<void> {
  await writeStoredModel(to, await readStoredModel(from), objective)
  say(`wrote ${to}${isXgboostPath(to) ? ', whose margins are equal bit for bit' : ''}`)
}

function contributionsCommand(): Command {
  const command = new Command('contributions')
    .description('what each input added to the margin of each row; TreeSHAP for trees')
    .requiredOption('--model <file>', 'as `learn --save` or XGBoost wrote it')
    .requiredOption('--data <file>', 'rows to explain')
    .option('--groups <file>', 'group sizes of the data file')
    .addOption(choice.option('--as <form>', 'one JSON object a row, or a table', contributionForms).default('ndjson'))
  return withFileOptions(command).action((options: ContributionOptions) => writeContributions(options))
}

/** The registry of rankers. Model files on their own are another matter: that is the command `model`. */
import { Command } from 'commander'
import type { ModelDetail, ModelVersion, PromotionReceipt, Subject, Training, TrainingSummary } from '../../platform/platform.ts'
import { choice } from '../choice.ts'
import { withClient } from '../client.ts'
import { detailText, promotionText, recordText, versionLines } from '../model-text.ts'
import { type DataOptions, printLine, wholeNumber, withData } from '../options.ts'

interface Options extends DataOptions {
  readonly of: Subject
  readonly json?: boolean
  readonly reason?: string
  readonly pinned?: boolean
}

export function modelsCommand(): Command {
  return new Command('models')
    .description('rankers of this marketplace: versions, promotion, roll-back, pins. For model files see `model`')
    .addCommand(list(), { isDefault: true })
    .addCommand(show())
    .addCommand(promote())
    .addCommand(ofCurrent('roll-back', 'let the version before the current one rank'))
    .addCommand(ofCurrent('pin', 'keep the current version, whatever is trained later'))
    .addCommand(ofCurrent('unpin', 'let trainings replace the current version again'))
    .addCommand(trainings())
    .addCommand(training())
}

function list(): Command {
  const command = reading('list', 'every version, newest first; so does `models` alone').allowExcessArguments()
  return command.action(async ({ data, of, json }: Options) => {
    // What is no command of `models` comes here, as to its default.
    if (command.args.length > 0) command.parent!.error(`error: unknown command '${command.args[0]}'`)
    const versions = await withClient(data, (client) => client.json<ModelVersion[]>('GET', `/v1/models/${of}`))
    if (json) for (const version of versions) printLine(version)
    else process.stdout.write(versionLines(versions))
  })
}

function show(): Command {
  return reading('show', 'one version: measures, gate, inputs')
    .argument('<version>', 'version, or its first digits')
    .action(async (version: string, { data, of, json }: Options) => {
      const detail = await withClient(data, (client) => client.json<ModelDetail>('GET', `/v1/models/${of}/${encodeURIComponent(version)}`))
      if (json) printLine(detail)
      else process.stdout.write(detailText(detail))
    })
}

function promote(): Command {
  return changing('promote', 'let a version rank, from the next request on')
    .argument('<version>', 'version, or its first digits')
    .option('--pinned', 'later trainings do not take its place')
    .action(async (version: string, { data, of, reason, pinned, json }: Options) => {
      const body = { ...(reason !== undefined && { reason }), ...(pinned && { pinned }) }
      await change({ data, json }, `/v1/models/${of}/${encodeURIComponent(version)}/promote`, body)
    })
}

function ofCurrent(name: 'roll-back' | 'pin' | 'unpin', description: string): Command {
  return changing(name, description).action(async ({ data, of, reason, json }: Options) => {
    await change({ data, json }, `/v1/models/${of}/${name}`, reason === undefined ? {} : { reason })
  })
}

function trainings(): Command {
  return withData(new Command('trainings')).description('every training with its outcome, newest first').action(tellTrainings)
}

async function tellTrainings({ data }: DataOptions): Promise<void> {
  for (const one of await withClient(data, (client) => client.json<TrainingSummary[]>('GET', '/v1/trainings'))) printLine(one)
}

function training(): Command {
  return withData(new Command('training'))
    .description('what one training found')
    .argument('<id>', 'number of the training', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .option('--json', 'one JSON object')
    .action(async (id: number, { data, json }: Options) => {
      const found = await withClient(data, (client) => client.json<Training>('GET', `/v1/trainings/${id}`))
      if (json || found.record === undefined) printLine(found)
      else process.stdout.write(recordText(found.record))
    })
}

/** Says what ranks now. */
async function change(
  { data, json = false }: Pick<Options, 'data'> & { readonly json: boolean | undefined },
  path: string,
  body: unknown,
): Promise<void> {
  const receipt = await withClient(data, (client) => client.json<PromotionReceipt>('POST', path, body))
  if (json) printLine(receipt)
  else process.stdout.write(promotionText(receipt))
}

function reading(name: string, description: string): Command {
  return withSubject(new Command(name)).description(description).option('--json', 'as JSON')
}

function changing(name: string, description: string): Command {
  return withSubject(new Command(name))
    .description(description)
    .option('--reason <text>', 'kept with the promotion')
    .option('--json', 'as JSON')
}

function withSubject(command: Command): Command {
  return withData(command).addOption(
    choice.option('--of <subject>', 'the ranker of people, of jobs or of applicants', ['members', 'jobs', 'applicants']).default('members'),
  )
}

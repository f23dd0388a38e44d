import { Command } from 'commander'
import { PlatformError } from '../../domain/errors.ts'
import type { Training, TrainingRecord } from '../../platform/platform.ts'
import { type Client, withClient } from '../client.ts'
import { followWork } from '../follow-work.ts'
import { recordText } from '../model-text.ts'
import { type DataOptions, printLine, say, wholeNumber, withData } from '../options.ts'

interface TrainOptions extends DataOptions {
  readonly plan: string
  readonly seed: number
  readonly promote: boolean
  readonly shadow?: readonly string[]
  readonly json?: boolean
}

export function trainCommand(): Command {
  return withData(new Command('train'))
    .description(
      'learn rankers from the log; the best is promoted where it passes the gate; exit code 1 where nothing could be learned. To learn from files, see `learn`',
    )
    .option('--plan <name>', 'what is learned', 'recruiter-search')
    .option('--seed <number>', 'same log, same seed, same models', wholeNumber(0, 2 ** 31), 1)
    .option('--no-promote', 'promote nothing, whatever the gate says')
    .option('--shadow <feature...>', 'shadow features to learn from this time')
    .option('--json', 'the whole record as one JSON object')
    .action(train)
}

async function train({ data, json, plan, seed, promote, shadow }: TrainOptions): Promise<void> {
  await withClient(data, async (client) => {
    const { id } = await client.json<Training>('POST', '/v1/trainings', { plan, seed, promote, ...(shadow && { shadows: shadow }) })
    say(`training ${id}`)
    const record = await followWork(client, `Training ${plan}`, () => recordOf(client, id))
    if (json) printLine({ id, ...record })
    else process.stdout.write(recordText(record))
    if (record.best !== undefined) return
    process.exitCode = 1
    say(`mutual: training ${id} learned nothing: ${record.gate.reason}`)
  })
}

async function recordOf(client: Client, id: number): Promise<TrainingRecord | undefined> {
  const { state, error, record } = await client.json<Training>('GET', `/v1/trainings/${id}`)
  if (state === 'failed') throw new PlatformError('invalid-request', error ?? `training ${id} failed`)
  return record
}

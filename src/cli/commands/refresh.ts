import { Command } from 'commander'
import { PlatformError } from '../../domain/errors.ts'
import type { EntityRefit, Refresh } from '../../platform/platform.ts'
import { choice } from '../choice.ts'
import { type Client, withClient } from '../client.ts'
import { followWork } from '../follow-work.ts'
import { type DataOptions, printLine, say, withData } from '../options.ts'
import { refreshText } from '../refresh-text.ts'

interface RefreshOptions extends DataOptions {
  readonly scope: Refresh['scope']
  readonly entity?: string
  readonly json?: boolean
}

export function refreshCommand(): Command {
  return withData(new Command('refresh'))
    .description('learn anew from where the models stand, and promote what passes the gate. To begin from nothing, see `train`')
    .argument('[plan]', 'what is refreshed', 'recruiter-search')
    .addOption(
      choice
        .option('--scope <scope>', 'effects: the contender that ranks, from where it stands; whole: every contender', ['effects', 'whole'])
        .default('effects'),
    )
    .option('--entity <entity>', 'what is known of one job or member, fitted anew at once: job:j42')
    .option('--json', 'one JSON object')
    .action(refresh)
}

async function refresh(plan: string, { data, scope, entity, json }: RefreshOptions): Promise<void> {
  if (entity !== undefined) return refit(data, entity, json)
  await withClient(data, async (client) => {
    const { id } = await client.json<Refresh>('POST', '/v1/refreshes', { plan, scope })
    say(`refresh ${id}`)
    const ended = await followWork(client, `Training ${plan}`, () => endOf(client, id))
    if (json) printLine(ended)
    else process.stdout.write(refreshText(ended))
  })
}

async function refit(data: string, entity: string, json: boolean | undefined): Promise<void> {
  const fitted = await withClient(data, (client) => client.json<EntityRefit>('POST', '/v1/refreshes', { entity }))
  if (json) return printLine(fitted)
  const { coordinate, rows, positives, features, tookMs } = fitted
  const from = `${rows} applications, ${positives} of them answered well`
  process.stdout.write(`${entity}: ${coordinate} fitted anew on ${from}, ${features} features, in ${tookMs.toFixed(1)} ms\n`)
}

async function endOf(client: Client, id: number): Promise<Refresh | undefined> {
  const found = await client.json<Refresh>('GET', `/v1/refreshes/${id}`)
  if (found.state === 'running') return undefined
  if (found.state !== 'finished') throw new PlatformError('invalid-request', found.reason ?? `refresh ${id} has not ended well`)
  return found
}

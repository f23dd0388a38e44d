import { Command } from 'commander'
import type { StatusBody } from '../../http/contract/platform-status.ts'
import type { BackfillReport, FeatureState } from '../../platform/platform.ts'
import { type Client, withClient } from '../client.ts'
import { followWork } from '../follow-work.ts'
import { type DataOptions, printLine, say, withData } from '../options.ts'

interface BackfillOptions extends DataOptions {
  readonly json?: boolean
}

export function backfillCommand(): Command {
  return withData(new Command('backfill'))
    .description('compute a feature for pages that were shown before it was logged; without one, list the features')
    .argument('[feature]', 'name of the feature')
    .option('--json', 'as JSON')
    .action((feature: string | undefined, options: BackfillOptions) => (feature === undefined ? list(options) : backfill(feature, options)))
}

async function list({ data, json }: BackfillOptions): Promise<void> {
  const features = await withClient(data, (client) => client.json<FeatureState[]>('GET', '/v1/features'))
  for (const feature of features) {
    if (json) printLine(feature)
    else process.stdout.write(`${lineOf(feature)}\n`)
  }
}

function lineOf({ name, shadow, backfillable, backfill }: FeatureState): string {
  const notes = [
    ...(shadow ? ['shadow'] : []),
    ...(backfillable ? [] : ['cannot be backfilled']),
    ...(backfill === undefined ? [] : [`backfilled ${backfill.computed} of ${backfill.rows} rows`]),
  ]
  return `${name.padEnd(26)}  ${notes.join(', ')}`.trimEnd()
}

async function backfill(feature: string, { data, json }: BackfillOptions): Promise<void> {
  await withClient(data, async (client) => {
    const before = await reportOf(client, feature)
    await client.json('POST', `/v1/features/${encodeURIComponent(feature)}/backfill`)
    const report = await followWork(client, workName(feature), () => ended(client, feature, before))
    if (json) printLine(report)
    else tell(report)
  })
}

function workName(feature: string): string {
  return `Backfill of ${feature}`
}

/** The board keeps work that goes on, and work that failed. */
async function ended(client: Client, feature: string, before: BackfillReport | undefined): Promise<BackfillReport | undefined> {
  const { work } = await client.json<StatusBody>('GET', '/v1/status')
  const own = work.find(({ name }) => name === workName(feature))
  if (own !== undefined && !own.finished) return undefined
  const report = await reportOf(client, feature)
  if (report !== undefined && report.at !== before?.at) return report
  throw new RangeError(own?.error ?? `the backfill of ${feature} ended without a column`)
}

async function reportOf(client: Client, feature: string): Promise<BackfillReport | undefined> {
  const features = await client.json<FeatureState[]>('GET', '/v1/features')
  return features.find(({ name }) => name === feature)?.backfill
}

function tell({ pages, rows, computed, compared, equal }: BackfillReport): void {
  if (pages === 0) say('no page lacks the feature')
  else
    say(
      `${pages} pages without the feature: ${computed} of ${rows} rows computed${computed === rows ? '' : '; of the others the past could not be restored to the bit'}`,
    )
  if (compared > 0) say(`${compared} rows were logged with it: ${equal} came out bit for bit`)
}

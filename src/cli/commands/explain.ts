import { Command } from 'commander'
import type { PageExplanation } from '../../platform/platform.ts'
import { withClient } from '../client.ts'
import { type DataOptions, printLine, withData } from '../options.ts'

export function explainCommand(): Command {
  return withData(new Command('explain'))
    .description('reproduce a past page from its own record')
    .argument('<request>', 'request id, as the page carried it')
    .option('--json', 'one JSON object')
    .action(explain)
}

async function explain(request: string, { data, json }: DataOptions & { json?: boolean }): Promise<void> {
  const path = `/v1/pages/${encodeURIComponent(request)}`
  const page = await withClient(data, (client) => client.json<PageExplanation>('GET', path))
  if (json) printLine(page)
  else process.stdout.write(textOf(page))
  if (!page.reproduced) process.exitCode = 1
}

function textOf(page: PageExplanation): string {
  const models = page.models.map(({ name, version }) => `${name} ${version.slice(0, 12)}`).join(', ')
  const head = [
    `${page.channel} at ${new Date(page.at).toISOString()}, ${page.total} in all${page.partial ? ', partial' : ''}`,
    `models ${models}; taxonomy ${page.taxonomy.slice(0, 12)}`,
    page.reproduced ? 'every score came out bit for bit' : 'some scores did NOT come out as served',
  ]
  const items = page.items.map(({ position, id, served, rescored, contributions }) => {
    const strongest = [...contributions].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)).slice(0, 3)
    const reasons = strongest.map(({ label, contribution }) => `${label} ${contribution >= 0 ? '+' : ''}${contribution.toFixed(3)}`)
    return `${String(position + 1).padStart(3)}  ${id}  served ${served}  now ${rescored}  ${reasons.join(', ')}`
  })
  return `${[...head, ...items].join('\n')}\n`
}

import { Command } from 'commander'
import type { PageExplanation } from '../../platform/platform.ts'
import { withClient } from '../client.ts'
import { explanationText } from '../explanation-text.ts'
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
  else process.stdout.write(explanationText(page))
  if (!page.reproduced) process.exitCode = 1
}

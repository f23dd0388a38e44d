import { Command } from 'commander'
import type { MemberCard, Page } from '../../platform/platform.ts'
import { withClient } from '../client.ts'
import { type DataOptions, printLine, wholeNumber, withData } from '../options.ts'
import { searchText } from '../search-text.ts'

interface SearchOptions extends DataOptions {
  readonly json?: boolean
  readonly limit: number
  readonly job?: string
}

export function searchCommand(): Command {
  return withData(new Command('search'))
    .description('find people')
    .argument('<query>', 'what to look for: words, AND OR NOT, parentheses, "phrases", -word')
    .option('--job <id>', 'rank for this posting')
    .option('--limit <number>', 'results to show', wholeNumber(1, 100), 10)
    .option('--json', 'one JSON object a line')
    .action(search)
}

async function search(text: string, { data, json, limit, job }: SearchOptions): Promise<void> {
  const body = { text, limit, ...(job !== undefined && { job }) }
  const page = await withClient(data, (client) => client.json<Page<MemberCard>>('POST', '/v1/search/talent', body))
  if (json) for (const result of page.results) printLine({ request: page.request, ...result })
  else process.stdout.write(searchText(page))
}

import { Command } from 'commander'
import { type TermType, termTypes } from '../../domain/term.ts'
import type { Facet } from '../../platform/platform.ts'
import { choice } from '../choice.ts'
import { withClient } from '../client.ts'
import { type DataOptions, printLine, say, withData } from '../options.ts'

interface FacetsOptions extends DataOptions {
  readonly query?: string
  readonly json?: boolean
}

/** No facets of people. */
const others: readonly TermType[] = ['text', 'audience', 'job-state', 'must-have-skill']
const facets = termTypes.filter((type) => !others.includes(type))

export function facetsCommand(): Command {
  return withData(new Command('facets'))
    .description('the 30 most frequent values of a facet with the number of people who have each; logs no page')
    .addArgument(choice.argument('<facet>', 'what is listed', facets))
    .argument('[contains]', 'only values whose label holds this, or whose name or alias it is: k8s')
    .option('--query <text>', 'count only the people whom this search finds')
    .option('--json', 'one JSON object a line')
    .action(listValues)
}

async function listValues(facet: TermType, contains: string | undefined, { data, query, json }: FacetsOptions): Promise<void> {
  const body = { facet, ...(contains && { contains }), ...(query !== undefined && { text: query }) }
  const { values } = await withClient(data, (client) => client.json<Facet>('POST', '/v1/search/talent/facet-values', body))
  for (const { value, label, count } of values) {
    if (json) printLine({ facet, value, label, count })
    else process.stdout.write(`${String(count).padStart(7)}  ${label}  ${value}\n`)
  }
  if (values.length === 0) say(`no value of ${facet} ${contains ? `is like "${contains}"` : 'is stated'}`)
}

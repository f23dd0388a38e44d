import { Command } from 'commander'
import { importedTaxonomy, type TaxonomySource, taxonomySources } from '../../adapters/files/taxonomy-import.ts'
import type { StatusBody } from '../../http/contract/platform-status.ts'
import type { Receipt } from '../../platform/platform.ts'
import type { MergeReport } from '../../standardization/merge-taxonomy.ts'
import { choice } from '../choice.ts'
import { type Client, withClient } from '../client.ts'
import { followWork } from '../follow-work.ts'
import { type DataOptions, printLine, say, withData } from '../options.ts'

export function taxonomyCommand(): Command {
  const bringIn = withData(new Command('import'))
    .description('merge a release of O*NET or ESCO into our own taxonomy, and wait until every profile and posting speaks it')
    .addArgument(choice.argument('<source>', 'whose release it is', taxonomySources))
    .argument('<folder>', 'where the release was unpacked')
    .action(importTaxonomy)
  return new Command('taxonomy').description('the canonical titles and skills').addCommand(bringIn)
}

/** The files are read before the data folder is opened: a wrong folder changes nothing. */
async function importTaxonomy(source: TaxonomySource, folder: string, { data }: DataOptions): Promise<void> {
  const { taxonomy, report } = importedTaxonomy(source, folder)
  await withClient(
    data,
    async (client) => {
      const replaced = await replacedBy(source, client)
      if (replaced !== undefined)
        say(`This takes the place of the taxonomy '${replaced}' that is in use: what it added goes; import it again to go back`)
      const { offset, version } = await client.json<Receipt & { version: string }>('POST', `/v1/taxonomies?source=${source}`, taxonomy)
      const inUse = await followWork(client, 'Applying the taxonomy', async () => {
        const { taxonomy: spoken } = await client.json<StatusBody>('GET', '/v1/status')
        return spoken.version !== version || spoken.applied ? spoken : undefined
      })
      if (inUse.version !== version) throw new Error('another taxonomy was imported meanwhile, and took the place of this one')
      for (const line of reportLines(report)) say(line)
      printLine({ ...report, ...(replaced !== undefined && { replaced }), version, offset })
    },
    { creates: true },
  )
}

/** Another source than our own and than the one that is imported. */
async function replacedBy(source: TaxonomySource, client: Client): Promise<string | undefined> {
  const { taxonomy } = await client.json<StatusBody>('GET', '/v1/status')
  return taxonomy.source === 'mutual' || taxonomy.source === source ? undefined : taxonomy.source
}

function reportLines({ titles, skills, skipped }: MergeReport): readonly string[] {
  const left = skipped.reduce((sum, { count }) => sum + count, 0)
  return [
    ...Object.entries({ titles, skills }).map(
      ([what, { read, merged, added, aliasesAdded }]) =>
        `${what}: ${read} read, ${merged} known already, ${added} new; ${aliasesAdded} aliases added`,
    ),
    `${left} entries and labels left out${left === 0 ? '' : ':'}`,
    ...skipped.map(({ reason, count, examples }) => `  ${count} × ${reason}, such as ${examples[0]}`),
  ]
}

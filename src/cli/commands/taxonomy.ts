import { Command } from 'commander'
import { importedTaxonomy, type TaxonomySource, taxonomySources } from '../../adapters/files/taxonomy-import.ts'
import { openPlatform } from '../../platform/open-platform.ts'
import { choice } from '../choice.ts'
import { type DataOptions, printLine, withData } from '../options.ts'
import { progressBars } from '../progress-bars.ts'

export function taxonomyCommand(): Command {
  const bringIn = withData(new Command('import'))
    .description('merge a release of O*NET or ESCO into our own taxonomy; the server must be stopped')
    .addArgument(choice.argument('<source>', taxonomySources))
    .argument('<folder>', 'where the release was unpacked')
    .action(importTaxonomy)
  return new Command('taxonomy').description('the canonical titles and skills').addCommand(bringIn)
}

/** The files are read before the data folder is opened: a wrong folder changes nothing. */
async function importTaxonomy(source: TaxonomySource, folder: string, { data }: DataOptions): Promise<void> {
  const { taxonomy, report } = importedTaxonomy(source, folder)
  const platform = await openPlatform({ dataDirectory: data })
  const bars = progressBars(platform)
  try {
    const { offset } = await platform.importTaxonomy(taxonomy, source)
    printLine({ ...report, version: taxonomy.version, offset })
  } finally {
    bars.stop()
    await platform.close()
  }
}

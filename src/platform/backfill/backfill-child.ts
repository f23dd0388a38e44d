/** Entry of the process that computes a feature for old pages: reads the log, the profiles and the taxonomies, writes one column. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { obey, type Tell } from '../../adapters/child-process/obey.ts'
import { everyTerm } from '../../adapters/embedded/dictionary.ts'
import { readLog } from '../../adapters/embedded/read-log.ts'
import { type BackfillReport, writeBackfill } from '../../adapters/files/backfill-file.ts'
import { featureSet } from '../../adapters/files/feature-sets.ts'
import { loadPlaces } from '../../adapters/files/geonames.ts'
import { loadTaxonomy } from '../../adapters/files/taxonomy-files.ts'
import { lexiconOf } from '../../serving/lexicon.ts'
import { createStandardizer } from '../../standardization/standardizer.ts'
import { TermDictionary } from '../../standardization/term-dictionary.ts'
import { backfillable, backfillFeature } from './backfill-feature.ts'
import { PageReplay, type SpokenTaxonomy } from './page-replay.ts'

export interface BackfillOrder {
  readonly dataDirectory: string
  readonly feature: string
  readonly at: number
}

obey(perform)

async function perform({ dataDirectory, feature: name, at }: BackfillOrder, tell: Tell): Promise<BackfillReport> {
  const feature = backfillable(name)
  const { log, reader, close } = await readLog(dataDirectory)
  try {
    const dictionary = new TermDictionary()
    dictionary.restore(everyTerm(reader))
    const taxonomy = taxonomies(join(dataDirectory, 'taxonomy'), dictionary)
    const replay = new PageReplay({ reader, eventAt: (offset) => log.at(offset), dictionary, taxonomy })
    const featureNames = remembered((hash) => featureSet(join(dataDirectory, 'models/feature-sets'), hash))
    const steps = 1000
    const progress = (done: number, total: number) => tell('replaying the log', (steps * done) / Math.max(1, total), steps)
    const { column, offset, compared, equal } = await backfillFeature(feature, { log, replay, featureNames, progress })
    const computed = column.computed.reduce((sum, one) => sum + one, 0)
    const counts = { pages: column.offsets.length, rows: column.keys.length, computed, compared, equal }
    const report: BackfillReport = { feature: name, at, offset, ...counts }
    await writeBackfill(join(dataDirectory, 'backfills'), column, report)
    return report
  } finally {
    await close()
  }
}

/** Each is loaded once; one whose artifact is gone cannot be spoken. */
function taxonomies(folder: string, dictionary: TermDictionary): (version: string) => SpokenTaxonomy | undefined {
  const places = loadPlaces()
  const spoken = new Map<string, SpokenTaxonomy | undefined>()
  const load = (version: string): SpokenTaxonomy | undefined => {
    if (!existsSync(join(folder, `${version}.json`))) return undefined
    const standardizer = createStandardizer(loadTaxonomy(folder, version), places)
    return { standardizer, lexicon: lexiconOf(standardizer, dictionary) }
  }
  return (version) => {
    if (!spoken.has(version)) spoken.set(version, load(version))
    return spoken.get(version)
  }
}

function remembered<Value>(read: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>()
  return (name) => {
    const found = known.get(name) ?? read(name)
    known.set(name, found)
    return found
  }
}

/**
 * The only place where parts meet: opens the store, loads words, models and indexes, and gives the platform that all doors use.
 * Layout of the data folder: store/ (the database), index/ (snapshots), taxonomy/ and models/ (artifacts named by hash).
 */
import { join } from 'node:path'
import { CoefficientDirectory } from '../adapters/embedded/coefficients/coefficient-directory.ts'
import { everyTerm } from '../adapters/embedded/dictionary.ts'
import { appendDocuments } from '../adapters/embedded/documents.ts'
import { EmbeddedStore } from '../adapters/embedded/embedded-store.ts'
import type { Kind } from '../adapters/embedded/keys.ts'
import { featureSet, keepFeatureSet } from '../adapters/files/feature-sets.ts'
import { loadPlaces } from '../adapters/files/geonames.ts'
import { ModelDirectory } from '../adapters/files/model-directory.ts'
import { deadlineIn } from '../adapters/workers/timer-deadline.ts'
import { currentModel } from '../events/models.ts'
import { projections } from '../events/projections.ts'
import { applicantFeatures } from '../features/applicants/applicant-features.ts'
import { servingFeatures } from '../features/serving-features.ts'
import type { PairParts } from '../serving/applicants/describe-pairs.ts'
import type { ServingParts } from '../serving/channels/serving-parts.ts'
import { coldStartForOpenings, coldStartForSeekers } from '../serving/ranking/cold-start.ts'
import { CandidateStore } from './candidate-store.ts'
import { describeApplication } from './describe-application.ts'
import type { IndexKeeper } from './index-keeper.ts'
import { Indexes, snapshotsReadAhead } from './indexes.ts'
import { livePlatform } from './live-platform.ts'
import { type CheckedOptions, checkOptions, type PlatformOptions } from './options.ts'
import { PageLog } from './page-log.ts'
import type { Platform } from './platform.ts'
import type { PlatformParts } from './platform-parts.ts'
import { Rankers } from './rankers.ts'
import { type Committed, Recorder } from './recorder.ts'
import { newestRefitted } from './refitted-effects.ts'
import { Seats } from './seats.ts'
import { Standards } from './standards.ts'
import { StatesAhead } from './states-ahead.ts'
import { TaxonomyImports, taxonomyToOpen } from './taxonomy-imports.ts'
import { WorkBoard } from './work-board.ts'

/** Throws PlatformError where the folder is in use, damaged, or an option makes no sense. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  return livePlatform(await openParts(options))
}

/** The parts behind the platform's contract, for benchmarks of single ones. */
export async function openParts(options: PlatformOptions): Promise<PlatformParts> {
  const checked = checkOptions(options)
  const board = new WorkBoard()
  const store = await openStore(checked.dataDirectory, board)
  try {
    return await assemble(checked, store, board)
  } catch (reason) {
    await store.close()
    throw reason
  }
}

function openStore(directory: string, board: WorkBoard): Promise<EmbeddedStore> {
  return board.run('Opening the store', (progress) =>
    EmbeddedStore.open(directory, { projections, onProgress: ({ done, total }) => progress.step(done, total) }),
  )
}

async function assemble(options: CheckedOptions, store: EmbeddedStore, board: WorkBoard): Promise<PlatformParts> {
  const { dataDirectory, clock, onFailure } = options
  const folder = (name: string) => join(dataDirectory, name)
  const snapshots = await snapshotsReadAhead(folder('index'))
  const taxonomy = taxonomyToOpen(store, folder('taxonomy'))
  const standards = new Standards(taxonomy, loadPlaces())
  standards.dictionary.restore(everyTerm(store))
  const marketplace = standards.dictionary.number('audience', 'marketplace')

  const indexes = new Indexes(store, snapshots, marketplace, board, options)
  const candidates = new CandidateStore(store)
  const models = new ModelDirectory(folder('models'), (name) => currentModel(store, name)?.version)
  const coefficients = new CoefficientDirectory(folder('coefficients'))
  await coefficients.dropUnfinished()
  const rankers = new Rankers(models, store, coefficients, onFailure)
  const pairs: PairParts = {
    lexicon: () => standards.lexicon,
    statistics: { members: () => indexes.members.index.statistics, jobs: () => indexes.jobs.index.statistics },
    store: candidates,
  }
  const onCommitted = (committed: Committed) => {
    candidates.committed(committed.events)
    indexes.committed(committed)
  }
  const statesAhead = new StatesAhead(standards, options)
  const recorder = new Recorder({
    reader: store,
    write: (build) => store.write(build),
    standards,
    statesAhead,
    seats: new Seats(store),
    clock,
    describeApplication: describeApplication(pairs, () => standards.version),
    onCommitted,
  })
  const imports = new TaxonomyImports({
    directory: folder('taxonomy'),
    reader: store,
    recorder,
    standards,
    statesAhead,
    indexes,
    board,
    clock,
    onFailure,
  })
  const pages = new PageLog(recorder, onFailure)

  for (const names of [servingFeatures, applicantFeatures]) await keepFeatureSet(folder('models/feature-sets'), names)
  for (const { name, artifact } of [coldStartForOpenings, coldStartForSeekers]) await models.publish(name, artifact, {})
  await rankers.refresh()
  await indexes.open()
  await imports.open(taxonomy)

  const refitted = newestRefitted({ reader: store, eventAt: (offset) => store.log.at(offset) })
  const serving = (kind: Kind, keeper: IndexKeeper): ServingParts => ({
    searcher: keeper.index,
    statistics: () => keeper.index.statistics,
    documents: { append: (keys, columns) => appendDocuments(store, kind, keys, columns), offset: () => store.log.end() },
    store: candidates,
    effects: { refitted, readMany: (...named) => coefficients.readMany(...named) },
    clock,
    deadline: () => deadlineIn(options.deadlineMs),
    budget: options.budget,
    shortlist: options.shortlist,
    lexicon: () => standards.lexicon,
    ranker: (subject) => rankers.of(subject),
    taxonomy: () => standards.version,
    newRequest: options.newRequest,
    randomShare: options.randomShare,
  })
  const featureNames = (hash: string) => featureSet(folder('models/feature-sets'), hash)
  return {
    ...{
      options,
      store,
      board,
      standards,
      indexes,
      models,
      rankers,
      recorder,
      statesAhead,
      imports,
      pages,
      pairs,
      coefficients,
      featureNames,
    },
    members: serving('member', indexes.members),
    jobs: serving('job', indexes.jobs),
  }
}

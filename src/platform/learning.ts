/** The doors of whatever learns: models, trainings, refreshes, effects of single entities, backfills. Each begins when the pages shown are on disk. */
import { join } from 'node:path'
import type { MemberKey, Offset } from '../domain/ids.ts'
import { Backfills } from './backfills.ts'
import { cleanUpEffects } from './effects-clean-up.ts'
import { EntityRefits } from './entity-refits.ts'
import { Models } from './models.ts'
import type { Platform, PlatformStatus } from './platform.ts'
import type { PlatformParts } from './platform-parts.ts'
import { rankerNames } from './rankers.ts'
import { Refreshes } from './refreshes.ts'
import { Trainings } from './trainings.ts'

type LearningDoor =
  | 'publishModel'
  | 'promoteModel'
  | 'rollBackModel'
  | 'pinModel'
  | 'models'
  | 'model'
  | 'train'
  | 'startTraining'
  | 'training'
  | 'trainings'
  | 'refresh'
  | 'startRefresh'
  | 'oneRefresh'
  | 'refreshes'
  | 'refitEntity'
  | 'features'
  | 'backfill'
  | 'startBackfill'

export interface Learning {
  readonly doors: Pick<Platform, LearningDoor>
  refreshes(): PlatformStatus['refreshes']
  /** Nothing that learns speaks of the person from here on. */
  erased(member: MemberKey): Promise<void>
  /** What is under way is given up, to be begun again at the next start. */
  close(): Promise<void>
}

export async function openLearning(parts: PlatformParts): Promise<Learning> {
  const { store, board, models, rankers, recorder, pages, options } = parts
  const { clock } = options
  const eventAt = (offset: Offset) => store.log.at(offset)
  const registry = new Models({ reader: store, models, rankers, recorder, clock })
  const trainings = new Trainings({
    dataDirectory: options.dataDirectory,
    reader: store,
    models: registry,
    rankers,
    board,
    clock,
    decayAlarm: options.decayAlarm,
    cleanUp: () => cleanUpEffects({ reader: store, models, coefficients: parts.coefficients }),
    onFailure: options.onFailure,
  })
  const refits = new EntityRefits({
    reader: store,
    eventAt,
    featureNames: parts.featureNames,
    loadModel: (version) => models.load(version),
    rankers,
    recorder,
    effects: parts.members.effects,
    clock,
  })
  const refreshes = new Refreshes({
    folder: join(options.dataDirectory, 'models', 'refreshes'),
    trainings,
    clock,
    schedule: options.refresh,
    onFailure: options.onFailure,
  })
  await refreshes.open()
  const backfills = new Backfills({ dataDirectory: options.dataDirectory, board, clock })

  const afterPages = async <T>(begin: () => T | Promise<T>): Promise<T> => {
    await pages.settled()
    return begin()
  }

  const doors: Learning['doors'] = {
    publishModel: (subject, artifact, report) => models.publish(rankerNames[subject], artifact, report),

    promoteModel: (subject, version, reason, pinned) => registry.promote(subject, version, reason, pinned),
    rollBackModel: (subject, reason) => registry.rollBack(subject, reason),
    pinModel: (subject, pinned, reason) => registry.pin(subject, pinned, reason),
    models: (subject) => registry.versions(subject),
    model: (subject, version) => registry.detail(subject, version),
    train: (input) => afterPages(() => trainings.train(input)),
    startTraining: (input) => afterPages(() => trainings.start(input)),
    refresh: (input) => afterPages(() => refreshes.refresh(input)),
    startRefresh: (input) => afterPages(() => refreshes.start(input)),
    refitEntity: (entity) => afterPages(() => refits.refit(entity)),
    oneRefresh: async (id) => refreshes.one(id),
    refreshes: async () => refreshes.state(),
    training: (id) => trainings.one(id),
    trainings: () => trainings.all(),
    features: () => backfills.states(),
    backfill: (feature) => afterPages(() => backfills.run(feature)),
    startBackfill: (feature) => afterPages(() => backfills.start(feature)),
  }
  return {
    doors,
    refreshes: () => refreshes.status(),
    erased: (member) => backfills.erased(member),
    async close() {
      const refreshed = refreshes.close()
      await trainings.close()
      await refreshed
      await backfills.close()
    },
  }
}

/** The platform as its doors see it, over parts that are open. */
import { join } from 'node:path'
import type { CoefficientDirectory } from '../adapters/embedded/coefficients/coefficient-directory.ts'
import type { EmbeddedStore } from '../adapters/embedded/embedded-store.ts'
import { findKey } from '../adapters/embedded/keys.ts'
import type { ModelDirectory } from '../adapters/files/model-directory.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import type { ContractId, MemberId, MemberKey, Offset } from '../domain/ids.ts'
import type { PageShown } from '../domain/page.ts'
import { contract, contracts, projects } from '../events/accounts.ts'
import { taxonomyInUse } from '../events/taxonomies.ts'
import type { PairParts } from '../serving/applicants/describe-pairs.ts'
import type { ServingParts } from '../serving/channels/serving-parts.ts'
import { termDescriber } from '../serving/explanation/describe-term.ts'
import { rankedSubjects } from '../serving/ranking/cold-start.ts'
import { notFound } from './access.ts'
import { applicantDoors } from './applicant-doors.ts'
import { Backfills } from './backfills.ts'
import { cleanUpEffects } from './effects-clean-up.ts'
import { EntityRefits } from './entity-refits.ts'
import type { Indexes } from './indexes.ts'
import { knownRequests } from './known-requests.ts'
import { Models } from './models.ts'
import type { CheckedOptions } from './options.ts'
import { pageDoors } from './page-doors.ts'
import type { PageLog } from './page-log.ts'
import { pastPages } from './past-pages.ts'
import type { LongWork, Platform, PlatformStatus, Receipt } from './platform.ts'
import { type Rankers, rankerNames } from './rankers.ts'
import { reads } from './reads.ts'
import type { Recorder } from './recorder.ts'
import { refittedAt } from './refitted-effects.ts'
import { Refreshes } from './refreshes.ts'
import type { Standards } from './standards.ts'
import type { StatesAhead } from './states-ahead.ts'
import type { TaxonomyImports } from './taxonomy-imports.ts'
import { Trainings } from './trainings.ts'
import type { WorkBoard } from './work-board.ts'

export interface PlatformParts {
  readonly options: CheckedOptions
  readonly store: EmbeddedStore
  readonly board: WorkBoard
  readonly standards: Standards
  readonly indexes: Indexes
  readonly models: ModelDirectory
  readonly rankers: Rankers
  readonly recorder: Recorder
  readonly statesAhead: StatesAhead
  readonly imports: TaxonomyImports
  readonly pages: PageLog
  readonly members: ServingParts
  readonly jobs: ServingParts
  readonly pairs: PairParts
  readonly coefficients: CoefficientDirectory
  readonly featureNames: (featureSet: string) => Promise<readonly string[] | undefined>
}

/** The contract that marks a folder as a demo marketplace: recorded with the first invented person. */
export const demoContract = 'demo' as ContractId

export async function livePlatform(parts: PlatformParts): Promise<Platform> {
  const { store, board, standards, indexes, models, rankers, recorder, imports, pages, options } = parts
  const { clock } = options
  const startedEmpty = contracts(store).length === 0 && indexes.members.index.documents + indexes.jobs.index.documents === 0
  const visible = (offset: Offset) => indexes.visible(offset)
  const doorsAt = (time: Clock) => {
    const [members, jobs] = [parts.members, parts.jobs].map((serving) => ({ ...serving, clock: time }))
    const log = (page: PageShown) => pages.log(page)
    const doors = { reader: store, standards, members: members!, jobs: jobs!, clock: time, visible, log, offset: () => store.log.end() }
    return { ...pageDoors(doors), ...applicantDoors({ ...doors, pairs: parts.pairs }) }
  }
  const logParts = { reader: store, eventAt: (offset: Offset) => store.log.at(offset), logged: () => pages.settled() }
  const demandRequests = knownRequests(logParts)
  const past = pastPages({
    ...logParts,
    loadModel: (version) => models.load(version),
    featureNames: parts.featureNames,
    readEffects: (...named) => parts.coefficients.readMany(...named),
    refittedAt: refittedAt(logParts),
    describeTerm: (term) => termDescriber(standards.lexicon)(term),
  })
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
    eventAt: logParts.eventAt,
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
  const stopSnapshots = snapshotNowAndThen()
  let closing: Promise<void> | undefined

  const platform: Platform = {
    ...doorsAt(clock),
    ...reads(store, clock, standards),
    ...past,
    async record(inputs, caller) {
      await demandRequests(inputs, caller)
      if (closing !== undefined) throw new PlatformError('unavailable', 'this platform was closed; start it again, then send the events')
      return recorder.record(inputs, caller)
    },
    async check(inputs, caller) {
      await demandRequests(inputs, caller)
      recorder.check(inputs, caller)
    },

    importTaxonomy: (taxonomy, source) => imports.import(taxonomy, source),

    publishModel: (subject, artifact, report) => models.publish(rankerNames[subject], artifact, report),

    promoteModel: (subject, version, reason, pinned) => registry.promote(subject, version, reason, pinned),
    rollBackModel: (subject, reason) => registry.rollBack(subject, reason),
    pinModel: (subject, pinned, reason) => registry.pin(subject, pinned, reason),
    models: (subject) => registry.versions(subject),
    model: (subject, version) => registry.detail(subject, version),
    async train(input) {
      await pages.settled()
      return trainings.train(input)
    },
    async startTraining(input) {
      await pages.settled()
      return trainings.start(input)
    },
    async refresh(input) {
      await pages.settled()
      return refreshes.refresh(input)
    },
    async startRefresh(input) {
      await pages.settled()
      return refreshes.start(input)
    },
    async refitEntity(entity) {
      await pages.settled()
      return refits.refit(entity)
    },
    oneRefresh: async (id) => refreshes.one(id),
    refreshes: async () => refreshes.state(),
    training: (id) => trainings.one(id),
    trainings: () => trainings.all(),
    features: () => backfills.states(),
    async backfill(feature) {
      await pages.settled()
      return backfills.run(feature)
    },
    async startBackfill(feature) {
      await pages.settled()
      backfills.start(feature)
    },

    async erase(id: MemberId): Promise<Receipt> {
      const key = findKey(store, 'member', id)
      if (key === undefined) throw notFound('member', id, 'member-upserted')
      return board.run('Erasing a person', () => erase(key as MemberKey))
    },

    snapshot: () => indexes.snapshot(),

    async rebuild() {
      await board.run('Replaying the log', (progress) => store.rebuild(undefined, ({ done, total }) => progress.step(done, total)))
      await rankers.refresh()
      await indexes.refill()
    },

    status: () => status(),
    announce: (name, work) => board.run(name, (progress) => work(progress.step)),
    onWork: (listen: (work: LongWork) => void) => board.listen(listen),

    at: (time) => ({
      ...platform,
      ...doorsAt(time),
      record: (inputs, caller) =>
        platform.record(
          inputs.map((input) => ({ at: time(), ...input })),
          caller,
        ),
    }),

    close: () => (closing ??= close()),
  }
  return platform

  async function close(): Promise<void> {
    stopSnapshots()
    const refreshed = refreshes.close()
    await trainings.close()
    await refreshed
    await backfills.close()
    await imports.close()
    await pages.settled()
    await parts.statesAhead.close()
    await indexes.close()
    await parts.coefficients.close()
    await store.close()
  }

  async function erase(member: MemberKey): Promise<Receipt> {
    await pages.settled()
    const { offset } = await store.erase([member], clock(), (terms) => {
      for (const term of terms) standards.dictionary.forget(term)
    })
    recorder.erased(member, offset)
    await backfills.erased(member)
    await indexes.visible(offset)
    await indexes.snapshot()
    return { offset, count: 1 }
  }

  function status(): PlatformStatus {
    const { name, version } = rankers.of('members')
    return {
      ready: true,
      offset: store.log.end(),
      members: indexes.members.index.documents,
      jobs: indexes.jobs.index.documents,
      projects: projects(store).length,
      demo: contract(store, demoContract) !== undefined || (options.demo && startedEmpty),
      taxonomy: taxonomyState(),
      model: `${name}@${version.slice(0, 12)}`,
      models: rankedSubjects.map((subject) => rankers.serving(subject)),
      refreshes: refreshes.status(),
      work: board.current(),
      projections: store.projectionOffsets(),
    }
  }

  function taxonomyState(): PlatformStatus['taxonomy'] {
    const { version, source, applied } = taxonomyInUse(store)!
    return { version, source, applied }
  }

  /** A restart replays what came after the newest snapshot; this keeps that little. */
  function snapshotNowAndThen(): () => void {
    if (options.snapshotEveryMinutes === 0) return () => undefined
    const timer = setInterval(() => void indexes.snapshot().catch(options.onFailure), options.snapshotEveryMinutes * 60_000)
    timer.unref()
    return () => clearInterval(timer)
  }
}

/** The platform as its doors see it, over parts that are open. */
import { findKey } from '../adapters/embedded/keys.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import type { ContractId, MemberId, MemberKey, Offset } from '../domain/ids.ts'
import type { PageShown } from '../domain/page.ts'
import { contract, contracts, projects } from '../events/accounts.ts'
import { taxonomyInUse } from '../events/taxonomies.ts'
import { termDescriber } from '../serving/explanation/describe-term.ts'
import { rankedSubjects } from '../serving/ranking/cold-start.ts'
import { notFound } from './access.ts'
import { applicantDoors } from './applicant-doors.ts'
import { knownRequests } from './known-requests.ts'
import { openLearning } from './learning.ts'
import { pageDoors } from './page-doors.ts'
import { pastPages } from './past-pages.ts'
import type { LongWork, Platform, PlatformStatus, Receipt } from './platform.ts'
import type { PlatformParts } from './platform-parts.ts'
import { reads } from './reads.ts'
import { refittedAt } from './refitted-effects.ts'

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
  const learning = await openLearning(parts)
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

    ...learning.doors,

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
    await learning.close()
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
    await learning.erased(member)
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
      refreshes: learning.refreshes(),
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

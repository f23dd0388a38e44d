/**
 * The near-real-time path: what was learned of one job or one member fitted anew, in this process and at once, on what is known of it by
 * now. The new effect is an event, so that the next page is ranked by it and an old one comes out as it was.
 */
import { findKey } from '../adapters/embedded/keys.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import type { Event, Stored } from '../domain/event.ts'
import type { JobKey, MemberKey, Offset } from '../domain/ids.ts'
import { type EffectRefitted, type RefittedEntity, refittedEntities } from '../domain/model-events.ts'
import { applicationsOf } from '../events/applications.ts'
import { jobEventOffsets } from '../events/job-events.ts'
import type { Reader } from '../events/records.ts'
import type { Effect } from '../models/glmix/effect.ts'
import type { GlmixModel, RandomCoordinate } from '../models/glmix/glmix-model.ts'
import { storedEffectsReader } from '../models/glmix/stored-effects.ts'
import type { Published, Version } from '../models/model-registry.ts'
import type { EffectSource } from '../serving/ranking/row-effects.ts'
import type { ApplicationSource } from '../training/applications/application-rows.ts'
import { isHeldOutJob } from '../training/applications/held-out-jobs.ts'
import { readApplicationRows } from '../training/applications/read-applications.ts'
import {
  coordinateOf,
  type RefittedApplications,
  type RefitWanted,
  refitApplications,
  rowsOfEntity,
} from '../training/applications/refit-applications.ts'
import { logPart } from '../training/log-part.ts'
import { qualifiedApplicantPlan as plan } from '../training/plans/qualified-applicant.ts'
import { notFound } from './access.ts'
import type { Rankers } from './rankers.ts'
import type { Recorder } from './recorder.ts'
import type { EntityRefit } from './refresh-contract.ts'

export interface EntityRefitParts {
  readonly reader: Reader
  readonly eventAt: (offset: Offset) => Stored<Event> | undefined
  readonly featureNames: ApplicationSource['featureNames']
  readonly loadModel: (version: Version) => Promise<Published | undefined>
  readonly rankers: Rankers
  readonly recorder: Recorder
  readonly effects: EffectSource
  readonly clock: Clock
}

/** Their rows are pages, which no index leads to from who asked; all of the log would be read for one. */
const ofPages: readonly string[] = ['recruiter', 'contract']

interface Ranking {
  readonly version: Version
  readonly model: GlmixModel
}

export class EntityRefits {
  readonly #parts: EntityRefitParts
  /** The model that ranks, read from its file once. */
  #ranking: Ranking | undefined

  constructor(parts: EntityRefitParts) {
    this.#parts = parts
  }

  /** `named`: "job:j42" or "member:m7". */
  async refit(named: string): Promise<EntityRefit> {
    const startedAt = performance.now()
    const wanted = this.#wanted(named)
    const { version, model } = await this.#ranks()
    const coordinate =
      coordinateOf(model, wanted.entityType) ??
      refuse(`the model that ranks applicants learns nothing of single ${wanted.entityType}s; train it with such effects`)
    const fitted = await this.#fit(wanted, named, { version, model }, coordinate)
    const { offset } = await this.#parts.recorder.append([eventOf(wanted, version, fitted, this.#parts.clock())])
    const { rows, positives, effect } = fitted
    const took = performance.now() - startedAt
    return {
      entity: named,
      model: version,
      coordinate: fitted.coordinate,
      rows,
      positives,
      features: effect?.features.length ?? 0,
      offset,
      tookMs: took,
    }
  }

  #wanted(named: string): RefitWanted {
    const [type = '', id = ''] = [named.slice(0, Math.max(0, named.indexOf(':'))), named.slice(named.indexOf(':') + 1)]
    if (ofPages.includes(type)) {
      throw new PlatformError(
        'invalid-request',
        `what is known of one ${type} follows from all its pages, and is learned anew by a refresh of the plan recruiter-search; of the models of applicants give job: or member: and an id`,
        { field: 'entity' },
      )
    }
    const entityType = refittedEntities.find((one) => one === type)
    if (entityType === undefined || id === '') {
      throw new PlatformError(
        'invalid-request',
        `"${named.slice(0, 40)}" names no job and no member; give job: or member: and an id, as in job:j42`,
        { field: 'entity' },
      )
    }
    const entity = findKey(this.#parts.reader, entityType, id)
    if (entity === undefined) throw notFound(entityType, id, `${entityType}-upserted`)
    if (entityType === 'job' && isHeldOutJob(entity as JobKey)) refuse(`${named} is one of the jobs that only judge models; name another`)
    return { entityType, entity }
  }

  async #fit(
    { entityType, entity }: RefitWanted,
    named: string,
    { version, model }: Ranking,
    coordinate: RandomCoordinate,
  ): Promise<RefittedApplications> {
    const { reader, eventAt, featureNames } = this.#parts
    const log = logPart(offsetsOf(reader, entityType, entity), eventAt)
    const read = await readApplicationRows({ log, featureNames }, plan, () => undefined)
    const rows = rowsOfEntity(read.rows, { entityType, entity })
    if (rows.labels.length === 0) refuse(`no application of ${named} is judged yet; refit it once one was answered`)
    return refitApplications(model, coordinate, rows, {
      start: await this.#start(version, coordinate, entity),
      read: storedEffectsReader({ readMany: this.#parts.effects.readMany }, model),
    })
  }

  /** As it was refitted last, or trained. */
  async #start(version: Version, { name }: RandomCoordinate, entity: number): Promise<Effect | undefined> {
    const { effects, rankers } = this.#parts
    const refitted = effects.refitted(version, name, String(entity))
    if (refitted !== undefined) return refitted.effect
    const random = rankers.of('applicants').randomEffects.find(({ coordinate }) => coordinate === name)
    return (await random?.trained([String(entity)], effects))?.[0]
  }

  async #ranks(): Promise<Ranking> {
    const { version } = this.#parts.rankers.of('applicants')
    if (this.#ranking?.version === version) return this.#ranking
    const model = (await this.#parts.loadModel(version))?.artifact.model
    if (model?.kind !== 'glmix')
      refuse('what ranks applicants is no GLMix model, so nothing of single jobs can be refitted; train the plan qualified-applicant')
    this.#ranking = { version, model: model as GlmixModel }
    return this.#ranking
  }
}

/** Of a member: all that concerns the jobs applied for, since how others fared tells whether one was passed by. */
function offsetsOf(reader: Reader, entityType: RefittedEntity, entity: number): readonly Offset[] {
  const jobs = entityType === 'job' ? [entity as JobKey] : applicationsOf(reader, entity as MemberKey).map(({ job }) => job)
  return jobs.flatMap((job) => jobEventOffsets(reader, job)).sort((a, b) => a - b)
}

function eventOf(
  { entityType, entity }: RefitWanted,
  model: Version,
  { coordinate, effect, rows, positives }: RefittedApplications,
  at: EffectRefitted['at'],
): EffectRefitted {
  const { features, coefficients, variances } = effect ?? nothing
  return { type: 'effect-refitted', at, model, coordinate, entityType, entity, rows, positives, features, coefficients, variances }
}

const nothing: Effect = { features: new Uint32Array(0), coefficients: new Float32Array(0), variances: new Float32Array(0) }

function refuse(message: string): never {
  throw new PlatformError('conflict', message, { field: 'entity' })
}

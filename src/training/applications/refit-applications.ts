/**
 * What a model has learned of one job or of one member, fitted anew on the applications that concern it, with what all other
 * coordinates make of them held as offsets: the last step of block coordinate descent, for one entity.
 */
import type { RefittedEntity } from '../../domain/model-events.ts'
import type { Effect } from '../../models/glmix/effect.ts'
import { type GlmixModel, isRandom, type RandomCoordinate } from '../../models/glmix/glmix-model.ts'
import type { CoordinateOptions } from '../../models/glmix/glmix-options.ts'
import { refitEntity } from '../../models/glmix/refit-entity.ts'
import { scoreMixed } from '../../models/glmix/score-mixed.ts'
import type { EffectsOf } from '../../models/glmix/train/glmix-run.ts'
import { type ApplicationRows, pickRows } from './application-rows.ts'
import { inputsOf, mixedApplications } from './mixed-applications.ts'

export interface RefitWanted {
  readonly entityType: RefittedEntity
  /** Its key. */
  readonly entity: number
}

export interface RefittedApplications {
  readonly coordinate: string
  /** Undefined where the bounds of the coordinate leave the entity without one. */
  readonly effect: Effect | undefined
  readonly rows: number
  readonly positives: number
}

/** The coordinate that learns of such entities; undefined where the model has none. */
export function coordinateOf(model: GlmixModel, entityType: RefittedEntity): RandomCoordinate | undefined {
  return model.coordinates.filter(isRandom).find(({ entity }) => entity === entityType)
}

/** Applications to jobs that only judge models are left out. */
export function rowsOfEntity(rows: ApplicationRows, { entityType, entity }: RefitWanted): ApplicationRows {
  const keys = entityType === 'job' ? rows.jobs : rows.members
  return pickRows(
    rows,
    Uint32Array.from(keys.keys()).filter((row) => keys[row] === entity && rows.heldOut[row] === 0),
  )
}

export interface RefitFrom {
  /** The entity's effect as it is. */
  readonly start: Effect | undefined
  /** Reads the effects that the model does not hold itself. */
  readonly read: EffectsOf
}

/** `rows`: of the entity alone. */
export async function refitApplications(
  model: GlmixModel,
  coordinate: RandomCoordinate,
  rows: ApplicationRows,
  { start, read }: RefitFrom,
): Promise<RefittedApplications> {
  const examples = mixedApplications(rows, inputsOf(model))
  const others = { ...model, coordinates: model.coordinates.filter(({ name }) => name !== coordinate.name) }
  const offsets = await scoreMixed(others, examples, read)
  const { features, matrix } = examples.shards.find(({ name }) => name === coordinate.shard)!
  const options = { loss: model.loss, coordinate: optionsOf(coordinate) }
  const effect = refitEntity(coordinate, { features, matrix, labels: rows.labels, offsets }, options, start)
  const positives = rows.labels.reduce((sum, label) => sum + label, 0)
  return { coordinate: coordinate.name, effect, rows: rows.labels.length, positives }
}

/** As it was trained. */
function optionsOf({ name, shard, entity, lambda, featuresToSamplesRatio = Infinity }: RandomCoordinate): CoordinateOptions {
  if (lambda === undefined) throw new RangeError(`the model does not say how strongly it holds effects of "${name}"; train it anew`)
  return { name, shard, entity, lambda, featuresToSamplesRatio }
}

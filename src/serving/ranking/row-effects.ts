/**
 * What rows need to know of their entities before a GLMix model scores them: the effects of the people shown, of the job, the recruiter
 * and the contract. An effect that was refitted since the model was trained goes before the one in the model; the page names each it
 * used by the offset of its event, so that it comes out the same bit for bit later on.
 */
import type { Offset } from '../../domain/ids.ts'
import type { CoefficientStore } from '../../models/glmix/coefficient-store.ts'
import type { Effect } from '../../models/glmix/effect.ts'
import { type GlmixModel, isRandom } from '../../models/glmix/glmix-model.ts'
import { effectReader } from '../../models/glmix/packed-effects.ts'
import type { EffectColumn, Model, Rows } from '../../models/model.ts'
import type { Version } from '../../models/model-registry.ts'

/** A coordinate of the model that ranks. */
export interface RandomEffects {
  readonly coordinate: string
  /** Type of its entities: `member`, `job`, `recruiter` or `contract`. */
  readonly entity: string
  /** As trained, one for each entity; undefined for one never seen. */
  trained(entities: readonly string[], source: EffectSource): Promise<readonly (Effect | undefined)[]>
}

/** Where effects are read from that do not stand in the model. */
export interface EffectSource {
  readonly refitted: RefittedEffects
  /** Of the coefficient store. */
  readonly readMany: CoefficientStore['readMany']
}

/** Whom the rows are about. */
export interface RowEntities {
  /** By row, on pages of people. */
  readonly members: Uint32Array
  readonly job?: number | undefined
  readonly recruiter?: string | undefined
  readonly contract?: string | undefined
}

export interface RefittedEffect {
  /** Of the event that holds it. */
  readonly offset: Offset
  /** Absent where the entity was left without one. */
  readonly effect: Effect | undefined
}

/** The newest one of an entity under a version of the model; undefined where it was not refitted. */
export type RefittedEffects = (version: Version, coordinate: string, entity: string) => RefittedEffect | undefined

/** Names of the refitted effects among the models of a page: this, and the coordinate. */
const refittedName = 'effect of '

export function randomEffectsOf(model: Model): readonly RandomEffects[] {
  if (model.kind !== 'glmix') return []
  return (model as GlmixModel).coordinates.filter(isRandom).map(({ name, entity, effects, stored }) => {
    const held = effects === undefined ? () => undefined : effectReader(effects)
    return {
      coordinate: name,
      entity,
      trained: async (entities, { readMany }) =>
        stored === undefined ? entities.map(held) : readMany(stored.coordinate, stored.version, entities),
    }
  })
}

export interface RowsWithEffects {
  readonly rows: Rows
  /** For the page: refitted effects that took part. */
  readonly refitted: readonly { readonly name: string; readonly version: string }[]
}

/** Rows as they are for models without random effects. */
export async function withEffects(
  rows: Rows,
  ranker: { readonly version: Version; readonly randomEffects: readonly RandomEffects[] },
  entities: RowEntities,
  source: EffectSource,
): Promise<RowsWithEffects> {
  if (ranker.randomEffects.length === 0) return { rows, refitted: [] }
  const columns = await Promise.all(ranker.randomEffects.map((one) => columnOf(one, ranker.version, entities, source)))
  return { rows: { ...rows, effects: columns.map(({ column }) => column) }, refitted: columns.flatMap(({ refitted }) => refitted) }
}

async function columnOf(
  { coordinate, entity, trained }: RandomEffects,
  version: Version,
  entities: RowEntities,
  source: EffectSource,
): Promise<{ readonly column: EffectColumn; readonly refitted: RowsWithEffects['refitted'] }> {
  const names = namesOf(entity, entities)
  const known = [...new Set(names)].filter((name) => name !== undefined)
  const effects = new Map<string, Effect | undefined>()
  const refitted: { readonly name: string; readonly version: string }[] = []
  for (const name of known) {
    const newer = source.refitted(version, coordinate, name)
    if (newer === undefined) continue
    effects.set(name, newer.effect)
    refitted.push({ name: refittedName + coordinate, version: String(newer.offset) })
  }
  const others = known.filter((name) => !effects.has(name))
  const read = await trained(others, source)
  others.forEach((name, i) => {
    effects.set(name, read[i])
  })
  return { column: { coordinate, effects: names.map((name) => (name === undefined ? undefined : effects.get(name))) }, refitted }
}

/** Offsets of the refitted effects that a page names. */
export function refittedOn(models: readonly { readonly name: string; readonly version: string }[]): readonly Offset[] {
  return models.filter(({ name }) => name.startsWith(refittedName)).map(({ version }) => Number(version) as Offset)
}

/** One a row, or one for all. */
function namesOf(entity: string, { members, job, recruiter, contract }: RowEntities): readonly (string | undefined)[] {
  if (entity === 'member') return Array.from(members, String)
  return [entity === 'job' ? (job === undefined ? undefined : String(job)) : entity === 'recruiter' ? recruiter : contract]
}

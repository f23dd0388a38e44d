/** Effects of entities as a model's file keeps them: one after the other, in the order of the entities' names. */
import type { EffectEntry } from './coefficient-store.ts'
import type { Effect } from './effect.ts'

/** The effect of `entities[e]` is at `starts[e]` up to `starts[e + 1]`. */
export interface PackedEffects {
  /** Ascending. */
  readonly entities: readonly string[]
  readonly starts: Uint32Array
  readonly features: Uint32Array
  readonly coefficients: Float32Array
  readonly variances: Float32Array
}

/** `entries` come in any order. */
export function packEffects(entries: Iterable<EffectEntry>): PackedEffects {
  const sorted = [...entries].sort((a, b) => (a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : 0))
  const starts = new Uint32Array(sorted.length + 1)
  sorted.forEach(({ effect }, i) => {
    starts[i + 1] = starts[i] + effect.features.length
  })
  const cells = starts[sorted.length]
  const packed = { features: new Uint32Array(cells), coefficients: new Float32Array(cells), variances: new Float32Array(cells) }
  sorted.forEach(({ effect }, i) => {
    packed.features.set(effect.features, starts[i])
    packed.coefficients.set(effect.coefficients, starts[i])
    packed.variances.set(effect.variances, starts[i])
  })
  return { entities: sorted.map(({ entity }) => entity), starts, ...packed }
}

/** The effect of an entity that the model file holds; undefined for one never seen. */
export function effectReader({
  entities,
  starts,
  features,
  coefficients,
  variances,
}: PackedEffects): (entity: string) => Effect | undefined {
  const places = new Map(entities.map((entity, place) => [entity, place]))
  return (entity) => {
    const place = places.get(entity)
    if (place === undefined) return undefined
    const [from, to] = [starts[place], starts[place + 1]]
    return { features: features.subarray(from, to), coefficients: coefficients.subarray(from, to), variances: variances.subarray(from, to) }
  }
}

export function unpackEffects(packed: PackedEffects): readonly EffectEntry[] {
  const effectOf = effectReader(packed)
  return packed.entities.map((entity) => ({ entity, effect: effectOf(entity)! }))
}

/** A trained model with all effects of entities in it: for models that are small enough for one file. */
import { type GlmixModel, isRandom } from './glmix-model.ts'
import { packEffects, unpackEffects } from './packed-effects.ts'
import type { TrainedGlmix } from './train/glmix-run.ts'

/** Entities that no row names keep what the model to start from said of them, where that model held its effects itself. */
export function packTrained({ model, effects }: TrainedGlmix, startedFrom?: GlmixModel): GlmixModel {
  const coordinates = model.coordinates.map((coordinate) => {
    if (!isRandom(coordinate) || coordinate.effects !== undefined) return coordinate
    const earlier = startedFrom?.coordinates.find(({ name }) => name === coordinate.name)
    const kept = earlier !== undefined && isRandom(earlier) && earlier.effects !== undefined ? unpackEffects(earlier.effects) : []
    const entries = new Map(kept.map(({ entity, effect }) => [entity, effect]))
    for (const { entity, effect } of effects(coordinate.name)) entries.set(entity, effect)
    return { ...coordinate, effects: packEffects(Array.from(entries, ([entity, effect]) => ({ entity, effect }))) }
  })
  return { ...model, coordinates }
}

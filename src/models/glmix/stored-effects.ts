/**
 * The effects of a model's entities, moved out of the model into a coefficient store and back. The model names the version that holds
 * them, so the hash of its file stands for them too.
 */
import type { CoefficientStore } from './coefficient-store.ts'
import { type GlmixModel, isRandom, type StoredEffects } from './glmix-model.ts'
import { type PackedEffects, packEffects, unpackEffects } from './packed-effects.ts'
import type { EffectsOf } from './train/glmix-run.ts'

/** `name`: of the model, so that coordinates of several do not meet. `versionOf` names effects by their content; equal ones are written once. */
export async function storeEffects(
  store: CoefficientStore,
  name: string,
  model: GlmixModel,
  versionOf: (effects: PackedEffects) => string,
): Promise<GlmixModel> {
  const coordinates = []
  for (const coordinate of model.coordinates) {
    if (!isRandom(coordinate) || coordinate.effects === undefined) coordinates.push(coordinate)
    else {
      const { effects, ...bare } = coordinate
      const stored = { coordinate: `${name}/${coordinate.name}`, version: versionOf(effects) }
      if (!store.versions(stored.coordinate).includes(stored.version))
        await store.replaceAll(stored.coordinate, stored.version, unpackEffects(effects))
      coordinates.push({ ...bare, stored })
    }
  }
  return { ...model, coordinates }
}

/** With all of them in memory, for trainings that start from it and for measuring it. */
export async function withStoredEffects(store: CoefficientStore, model: GlmixModel): Promise<GlmixModel> {
  const coordinates = []
  for (const coordinate of model.coordinates) {
    if (!isRandom(coordinate) || coordinate.stored === undefined) coordinates.push(coordinate)
    else {
      const { stored, ...bare } = coordinate
      const entries = []
      for await (const entry of store.readAll(stored.coordinate, stored.version)) entries.push(entry)
      coordinates.push({ ...bare, effects: packEffects(entries) })
    }
  }
  return { ...model, coordinates }
}

/** Versions of the store without which the model is not whole. */
export function storedEffectsOf({ coordinates }: GlmixModel): readonly StoredEffects[] {
  return coordinates.flatMap((coordinate) => (isRandom(coordinate) && coordinate.stored !== undefined ? [coordinate.stored] : []))
}

/** Reads effects of coordinates that name a version of the store, for `effectsIn`. */
export function storedEffectsReader(store: Pick<CoefficientStore, 'readMany'>, model: GlmixModel): EffectsOf {
  return async (name, entities) => {
    const coordinate = model.coordinates.find((one) => one.name === name)
    const stored = coordinate !== undefined && isRandom(coordinate) ? coordinate.stored : undefined
    if (stored === undefined) throw new RangeError(`the model names no version of the effects of "${name}"`)
    return store.readMany(stored.coordinate, stored.version, entities)
  }
}

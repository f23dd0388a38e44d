/** Whether a model that was read is one of GLMix, and whole. */
import { lossNames } from '../../math/kernels/glm.ts'
import type { Model } from '../model.ts'
import type { Standardization } from '../standardization.ts'
import { checkTree } from '../tree/check-tree.ts'
import { type FixedCoordinate, type GlmixCoordinate, type GlmixModel, isRandom } from './glmix-model.ts'
import type { PackedEffects } from './packed-effects.ts'

/** Throws RangeError that names what is wrong. */
export function checkGlmix(model: Model): GlmixModel {
  const given = model as Partial<GlmixModel>
  if (model.kind !== 'glmix' || given.coordinates === undefined || given.loss === undefined) throw new RangeError('not a GLMix model')
  if (!lossNames.includes(given.loss)) throw new RangeError(`a GLMix model of the unknown loss "${given.loss}"`)
  const names = new Set(given.coordinates.map(({ name }) => name))
  if (names.size !== given.coordinates.length) throw new RangeError('a GLMix model names a coordinate twice')
  for (const coordinate of given.coordinates) checkCoordinate(coordinate)
  if (given.grid !== undefined && !(given.grid > 0 && Number.isInteger(Math.log2(given.grid))))
    throw new RangeError(`a GLMix model rounds to multiples of ${given.grid}, which is no power of two`)
  if (given.trees !== undefined) checkTree(given.trees.model)
  if (given.standardization !== undefined) checkStandardization(given.standardization, model.features.length)
  return model as GlmixModel
}

function checkCoordinate(coordinate: GlmixCoordinate): void {
  const { name, features } = coordinate
  if (new Set(features).size !== features.length) throw new RangeError(`the coordinate "${name}" names a feature twice`)
  if (!isRandom(coordinate)) checkCoefficients(name, features.length, coordinate)
  else if (coordinate.effects !== undefined) checkEffects(name, features.length, coordinate.effects)
}

function checkCoefficients(
  name: string,
  size: number,
  { coefficients, variances }: Pick<FixedCoordinate, 'coefficients' | 'variances'>,
): void {
  if (coefficients.length !== size || variances.length !== size)
    throw new RangeError(
      `the coordinate "${name}" has ${size} features, but ${coefficients.length} coefficients and ${variances.length} variances`,
    )
  if (!coefficients.every(Number.isFinite)) throw new RangeError(`the coordinate "${name}" holds a coefficient that is not finite`)
}

function checkEffects(name: string, size: number, { entities, starts, features, coefficients, variances }: PackedEffects): void {
  const cells = starts.at(-1)
  if (starts.length !== entities.length + 1 || features.length !== cells || coefficients.length !== cells || variances.length !== cells)
    throw new RangeError(`the effects of the coordinate "${name}" are of unequal lengths`)
  if (!features.every((feature) => feature < size))
    throw new RangeError(`an effect of the coordinate "${name}" has a feature that there is not`)
  if (!coefficients.every(Number.isFinite))
    throw new RangeError(`an effect of the coordinate "${name}" holds a coefficient that is not finite`)
}

function checkStandardization({ means, scales }: Omit<Standardization, 'indicators'>, size: number): void {
  if (means.length !== size || scales.length !== size)
    throw new RangeError(`a GLMix model of ${size} inputs standardizes ${means.length} by their means and ${scales.length} by their scales`)
  if (!means.every(Number.isFinite) || !scales.every(Number.isFinite))
    throw new RangeError('a GLMix model standardizes by numbers that are not finite')
}

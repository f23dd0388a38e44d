/** What a model makes of its inputs, most important first: for people who look at it. */
import { type GlmixModel, isRandom } from './glmix/glmix-model.ts'
import type { LinearModel } from './linear/linear-model.ts'
import type { Model } from './model.ts'
import { neuralImportance } from './neural/neural-importance.ts'
import type { NeuralModel } from './neural/neural-model.ts'
import { importanceOf } from './tree/importance.ts'
import type { TreeModel } from './tree/tree-model.ts'

export interface InputDescription {
  readonly name: string
  /** Share of all inputs together; 0 where the kind does not tell. */
  readonly importance: number
  /** Of linear models. */
  readonly weight?: number
}

export function inputsOf(model: Model): readonly InputDescription[] {
  const inputs = describe(model)
  const total = inputs.reduce((sum, { importance }) => sum + importance, 0)
  const shares = inputs.map((input) => ({ ...input, importance: total === 0 ? 0 : input.importance / total }))
  return shares.sort((a, b) => b.importance - a.importance || (a.name < b.name ? -1 : 1))
}

/** What importance is made of, which differs from kind to kind, for people. */
export function importanceMeaning(model: Model): string {
  if (model.kind === 'tree') return 'gain of the splits that ask the input'
  if (model.kind === 'linear') return 'size of the weight, in units of the input'
  if (model.kind === 'glmix') return 'size of the weight in the fixed effects, in units of the input'
  if (model.kind !== 'neural') return 'not told by this kind of model'
  return 'importances' in model
    ? 'spread of what the input adds to the scores of training rows, ids like any other input'
    : 'length of the weights next to the input; of ids a rough guess'
}

/** Trees by the gain of their splits, linear and GLMix models by the size of their weights, networks by how much an input moves scores. */
function describe(model: Model): readonly InputDescription[] {
  if (model.kind === 'tree') return importanceOf(model as TreeModel).map(({ name, gain }) => ({ name, importance: gain }))
  if (model.kind === 'linear') {
    const { features, weights } = model as LinearModel
    return features.map((name, i) => ({ name, weight: weights[i]!, importance: Math.abs(weights[i]!) }))
  }
  if (model.kind === 'glmix') return glmixInputs(model as GlmixModel)
  if (model.kind === 'neural') return neuralImportance(model as NeuralModel)
  return model.features.map((name) => ({ name, importance: 0 }))
}

/** By the fixed effects: what an input is to single entities differs from one to the next. */
function glmixInputs({ features, coordinates }: GlmixModel): readonly InputDescription[] {
  const weights = new Map(features.map((name) => [name, 0]))
  for (const coordinate of coordinates) {
    if (isRandom(coordinate)) continue
    coordinate.features.forEach((name, i) => {
      if (weights.has(name)) weights.set(name, weights.get(name)! + coordinate.coefficients[i])
    })
  }
  return Array.from(weights, ([name, weight]) => ({ name, weight, importance: Math.abs(weight) }))
}

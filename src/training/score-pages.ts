/** The rows of pages scored by a model: their logged vectors, its inputs found by name, and the effects of who asked. */
import { type GlmixModel, isRandom } from '../models/glmix/glmix-model.ts'
import { effectReader } from '../models/glmix/packed-effects.ts'
import { bindModel } from '../models/kinds.ts'
import type { EffectColumn, Model } from '../models/model.ts'
import type { TrainingPages } from './training-pages.ts'

export function scorePages(model: Model, { examples, askers }: Pick<TrainingPages, 'examples' | 'askers'>): Float64Array {
  const { features, matrix, labels, ids } = examples
  if (matrix.kind !== 'dense' || !(matrix.values instanceof Float32Array)) throw new RangeError('pages hold dense vectors')
  const scores = new Float64Array(labels.length)
  const rows = { values: matrix.values, width: matrix.width, count: labels.length, ...(ids === undefined ? {} : { ids }) }
  bindModel(model, features).score({ ...rows, effects: effectsOf(model, askers) }, scores)
  return scores
}

/** Those that stand in the model file. An entity that the pages do not name, or the model has not met, has none. */
function effectsOf(model: Model, askers: TrainingPages['askers']): readonly EffectColumn[] {
  if (model.kind !== 'glmix') return []
  return (model as GlmixModel).coordinates.filter(isRandom).map(({ name, entity, effects }) => {
    const column = askers.find((one) => one.name === entity)
    if (effects === undefined || column === undefined) return { coordinate: name, effects: [undefined] }
    const found = column.names.map(effectReader(effects))
    return { coordinate: name, effects: Array.from(column.ofRow, (number) => found[number]) }
  })
}

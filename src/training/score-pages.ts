/** The rows of pages scored by a model: their logged vectors, its inputs found by name. */
import type { Examples } from '../models/examples.ts'
import { bindModel } from '../models/kinds.ts'
import type { Model } from '../models/model.ts'

export function scorePages(model: Model, { features, matrix, labels, ids }: Examples): Float64Array {
  if (matrix.kind !== 'dense' || !(matrix.values instanceof Float32Array)) throw new RangeError('pages hold dense vectors')
  const scores = new Float64Array(labels.length)
  const rows = { values: matrix.values, width: matrix.width, count: labels.length, ...(ids === undefined ? {} : { ids }) }
  bindModel(model, features).score(rows, scores)
  return scores
}

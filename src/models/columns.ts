/** Which column of the rows holds each input of a model. */
import type { Model } from './model.ts'

/** A name that the rows do not hold, or hold twice, is an error: a model must never score another number than it was made for. */
export function columnsOf(model: Model, columns: readonly string[]): Int32Array {
  const places = new Map(columns.map((name, index) => [name, index]))
  if (places.size !== columns.length) throw new RangeError('a row names a column twice')
  const missing = model.features.filter((name) => !places.has(name))
  if (missing.length > 0) throw new RangeError(`the ${model.kind} model needs inputs that the rows do not hold: ${missing.join(', ')}`)
  return Int32Array.from(model.features, (name) => places.get(name)!)
}

/**
 * Inputs that are named by number (f3, f17, as the columns of LibSVM files are) at the place of their number, so that XGBoost, whose
 * inputs have no names then, finds them in the same file.
 */
import { leafInput, type TreeModel } from '../tree-model.ts'

/** Numbers beyond stay names: a place for each of them would be a large file for nothing. */
const mostPlaces = 2 ** 16

/** The model as it is where an input has another kind of name. */
export function spreadNumbered(model: TreeModel): TreeModel {
  const numbers = model.features.map((name) => (/^f(0|[1-9]\d{0,5})$/.test(name) ? Number(name.slice(1)) : Infinity))
  const width = numbers.reduce((most, number) => Math.max(most, number + 1), 0)
  if (width > mostPlaces) return model
  const inputs = model.inputs.map((input) => (input === leafInput ? leafInput : numbers[input]!))
  return { ...model, features: Array.from({ length: width }, (_, number) => `f${number}`), inputs }
}

/** How much each input matters to a model of trees, over all its splits (XGBoost's "total gain", "total cover" and "weight"). */
import { leafInput, type TreeModel } from './tree-model.ts'

export interface InputImportance {
  readonly name: string
  /** Sum of the gains of the splits that ask it. */
  readonly gain: number
  /** Sum of their covers. */
  readonly cover: number
  readonly splits: number
}

/** All inputs of the model, the greatest gain first; equal ones by name. */
export function importanceOf(model: TreeModel): InputImportance[] {
  const totals = model.features.map((name) => ({ name, gain: 0, cover: 0, splits: 0 }))
  model.inputs.forEach((input, node) => {
    if (input === leafInput) return
    totals[input].gain += model.gains[node]
    totals[input].cover += model.covers[node]
    totals[input].splits++
  })
  return totals.sort((a, b) => b.gain - a.gain || (a.name < b.name ? -1 : 1))
}

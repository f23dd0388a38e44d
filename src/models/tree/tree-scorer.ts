/** Scores rows with boosted trees: by the kernel where all splits ask for numbers, by the plain walk where some ask for categories. */
import { treeScorer as kernelWalker } from '../../math/kernels/tree-scorer.ts'
import { plainTreeWalker } from '../../math/kernels/tree-walk.ts'
import { columnsOf } from '../columns.ts'
import type { Rows, Scorer } from '../model.ts'
import { treeContributions } from './tree-contributions.ts'
import type { TreeModel } from './tree-model.ts'

export interface TreeScorer extends Scorer {
  readonly trees: number
  /** Rows × trees: the leaf that the row comes to, by its number within its tree (the root is 0, as in XGBoost's files). */
  leavesOf(rows: Rows, into: Int32Array): void
}

export function bindTree(model: TreeModel, columns: readonly string[]): TreeScorer {
  const places = columnsOf(model, columns)
  const width = columns.length
  const walker = model.categories === undefined ? kernelWalker(model, places, width) : plainTreeWalker(model, places)
  const contributions = treeContributions(model, places, (rows, into) => walker.score(rows, into))
  return {
    trees: model.roots.length,
    score: (rows, into) => walker.score(ofWidth(rows, width), into),
    leavesOf: (rows, into) => walker.findLeaves(ofWidth(rows, width), into),
    contribute: (rows, row, into) => contributions(ofWidth(rows, width), row, into),
  }
}

function ofWidth(rows: Rows, width: number): Rows {
  if (rows.width !== width) throw new RangeError(`rows are ${rows.width} numbers wide, but the model was bound to ${width} columns`)
  return rows
}

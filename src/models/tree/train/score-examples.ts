/** Margins of examples by a model of trees, whatever form the examples have; their offsets are added last, in double precision. */
import { denseBlocks } from '../../dense-blocks.ts'
import type { Examples } from '../../examples.ts'
import type { TreeModel } from '../tree-model.ts'
import { bindTree } from '../tree-scorer.ts'

export function scoreExamples(model: TreeModel, examples: Examples): Float64Array {
  const { features, labels, offsets } = examples
  const scores = new Float64Array(labels.length)
  const scorer = bindTree(model, features)
  for (const { rows, start } of denseBlocks(examples)) scorer.score(rows, scores.subarray(start, start + rows.count))
  if (offsets !== undefined) for (let row = 0; row < labels.length; row++) scores[row] += offsets[row]
  return scores
}

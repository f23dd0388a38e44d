/**
 * TreeSHAP (Lundberg et al. 2018, path-dependent): what each input adds to a margin, exactly Shapley's value of the game in which
 * inputs outside a coalition are averaged by the covers of the training rows. shapley-terms.ts has the formula.
 */
import { plainShapley } from '../../math/kernels/plain-shapley.ts'
import { shapleyKernel } from '../../math/kernels/tree-shapley.ts'
import { splitTest } from '../../math/kernels/tree-walk.ts'
import type { Rows } from '../model.ts'
import { settleOnBase } from '../settle-contributions.ts'
import { expectedMargin } from './expected-margin.ts'
import { shapleyTerms } from './shapley-terms.ts'
import type { TreeModel } from './tree-model.ts'

/** Writes one number a column and, last, the base: the mean margin over training, the same for every row. */
export type TreeContributions = (rows: Rows, row: number, into: Float64Array) => void

/**
 * `places` hold the column of each input, `score` gives the score of a row. What is known before a row is seen is worked out at the
 * first row, since most models that are bound only score.
 */
export function treeContributions(
  model: TreeModel,
  places: Int32Array,
  score: (rows: Rows, into: Float64Array) => void,
): TreeContributions {
  const values = new Float64Array(model.features.length)
  const scores = new Float64Array(1)
  let explain: Explain | undefined
  let base = 0
  return (rows, row, into) => {
    if (explain === undefined) base = expectedMargin(model)
    explain ??= model.categories === undefined ? byKernel(model, places) : byPlainWalk(model, places)
    const one: Rows = { values: rows.values.subarray(row * rows.width, (row + 1) * rows.width), width: rows.width, count: 1 }
    score(one, scores)
    explain(one.values, values.fill(0))
    into.fill(0, 0, rows.width)
    values.forEach((value, input) => {
      into[places[input]] = value
    })
    settleOnBase(scores[0], base, into, rows.width)
    into[rows.width] = base
  }
}

/** Adds to the value of each input of the model. */
type Explain = (row: Float32Array, values: Float64Array) => void

function byKernel(model: TreeModel, places: Int32Array): Explain {
  const terms = shapleyTerms(model)
  const thresholds = Float32Array.from(terms.nodes, (node) => model.thresholds[node])
  const missingLeft = Uint8Array.from(terms.nodes, (node) => model.missingLeft[node])
  const explain = shapleyKernel(terms, { thresholds, missingLeft }, model.features.length)
  const inputs = new Float32Array(places.length)
  return (row, values) => {
    for (let input = 0; input < inputs.length; input++) inputs[input] = row[places[input]]
    explain(inputs, values)
  }
}

function byPlainWalk(model: TreeModel, places: Int32Array): Explain {
  const terms = shapleyTerms(model)
  const isLeft = splitTest(model, places)
  return (row, values) => plainShapley(terms, (node) => isLeft(node, row, 0), values)
}

/**
 * TreeSHAP (Lundberg et al. 2018, path-dependent): what each input adds to a margin, exactly Shapley's value of the game in which
 * inputs outside a coalition are averaged by the covers of the training rows. shapley-terms.ts has the formula.
 */
import { splitTest } from '../../math/kernels/tree-walk.ts'
import type { Rows } from '../model.ts'
import {
  edgeFactor,
  edgeSlope,
  goesLeft,
  goesRight,
  isLost,
  leafSlope,
  leafSum,
  type ShapleyTerms,
  shapleyTerms,
  termsAt,
} from './shapley-terms.ts'
import { leafInput, type TreeModel } from './tree-model.ts'

/** Writes one number a column and, last, the rest of the score: the mean over training, and what the float32 sums round away. */
export type TreeContributions = (rows: Rows, row: number, into: Float64Array) => void

/** `places` hold the column of each input. What is known before a row is seen is worked out at the first row. */
export function treeContributions(model: TreeModel, places: Int32Array): TreeContributions {
  const isLeft = splitTest(model, places)
  let explain: TreeContributions | undefined
  return (rows, row, into) => {
    explain ??= rowExplainer(model, places, isLeft)
    explain(rows, row, into)
  }
}

type SplitTest = ReturnType<typeof splitTest>

function rowExplainer(model: TreeModel, places: Int32Array, isLeft: SplitTest): TreeContributions {
  const { points, trees } = shapleyTerms(model)
  const most = trees.reduce((size, tree) => Math.max(size, tree.nodes.length), 1)
  const states = new Uint8Array(most)
  const products = new Float64Array(most * points)
  const sums = new Float64Array(most * points)

  return ({ values, width }, row, into) => {
    into.fill(0, 0, width)
    for (const tree of trees) {
      descend(tree, values, row * width)
      ascend(tree, into)
    }
    into[width] = settle(scoreOf(model, isLeft, values, row * width), into, width)
  }

  /** The state of every split, and the product of the terms on the way to it. */
  function descend({ nodes, parents, earlier, earlierSides, terms }: ShapleyTerms, values: Float32Array, start: number): void {
    products.fill(1, 0, points)
    for (let split = 0; split < nodes.length; split++) {
      const above = earlier[split]
      const lost = above !== -1 && states[above] !== earlierSides[split]
      states[split] = lost ? isLost : isLeft(nodes[split], values, start) ? goesLeft : goesRight
      if (split === 0) continue
      const parent = parents[split]
      const factor = termsAt(split, states[parent], edgeFactor, points)
      for (let i = 0; i < points; i++) products[split * points + i] = products[parent * points + i] * terms[factor + i]
    }
  }

  /** Sums over the leaves below every split, and with them what its own input and its parent's add. */
  function ascend({ nodes, parents, terms }: ShapleyTerms, into: Float64Array): void {
    sums.fill(0, 0, nodes.length * points)
    for (let split = nodes.length - 1; split >= 0; split--) {
      const parent = parents[split]
      const leaves = termsAt(split, states[split], leafSum, points)
      const leafSlopes = termsAt(split, states[split], leafSlope, points)
      const slopes = parent === -1 ? leaves : termsAt(split, states[parent], edgeSlope, points)
      let own = 0
      let above = 0
      for (let i = 0; i < points; i++) {
        const product = products[split * points + i]
        const sum = sums[split * points + i] + product * terms[leaves + i]
        own += product * terms[leafSlopes + i]
        above += sum * terms[slopes + i]
        if (parent !== -1) sums[parent * points + i] += sum
      }
      into[places[model.inputs[nodes[split]]]] += own
      if (parent !== -1) into[places[model.inputs[nodes[parent]]]] += above
    }
  }
}

function scoreOf(
  { base, roots, inputs, thresholds, lefts, rights }: TreeModel,
  isLeft: SplitTest,
  values: Float32Array,
  start: number,
): number {
  let score = Math.fround(base)
  for (const root of roots) {
    let node = root
    while (inputs[node] !== leafInput) node = isLeft(node, values, start) ? lefts[node] : rights[node]
    score = Math.fround(score + thresholds[node])
  }
  return score
}

/**
 * Rounds the contributions to a grid so coarse that their sums, in any order, are exact in float64 (50 bits below the largest sum
 * there can be), and gives what is left of the score.
 */
function settle(score: number, contributions: Float64Array, count: number): number {
  let size = Math.abs(score)
  for (let i = 0; i < count; i++) size += Math.abs(contributions[i])
  const shift = size === 0 ? 0 : 1.5 * 2 ** (Math.ceil(Math.log2(size)) + 2)
  let rest = score
  for (let i = 0; i < count; i++) {
    contributions[i] = contributions[i] + shift - shift
    rest -= contributions[i]
  }
  return rest
}

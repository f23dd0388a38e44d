/**
 * TreeSHAP (Lundberg et al. 2018, path-dependent): what each input adds to a margin, exactly Shapley's value of the game in which
 * inputs outside a coalition are averaged by the covers of the training rows. tree-paths.ts has the formula.
 */
import { splitTest } from '../../math/kernels/tree-walk.ts'
import type { Rows } from '../model.ts'
import { leafInput, type TreeModel } from './tree-model.ts'
import { edgeWays, type TreePaths, treePaths, wayLost, wayMet, wayMissed } from './tree-paths.ts'

/** Writes one number a column and, last, the rest of the score: the mean over training, and what the float32 sums round away. */
export type TreeContributions = (rows: Rows, row: number, into: Float64Array) => void

/** `places` hold the column of each input. What is known before a row is seen is worked out at the first row. */
export function treeContributions(model: TreeModel, places: Int32Array): TreeContributions {
  const goesLeft = splitTest(model, places)
  let explain: TreeContributions | undefined
  return (rows, row, into) => {
    explain ??= rowExplainer(model, places, goesLeft)
    explain(rows, row, into)
  }
}

type SplitTest = ReturnType<typeof splitTest>

function rowExplainer(model: TreeModel, places: Int32Array, goesLeft: SplitTest): TreeContributions {
  const { points, trees } = treePaths(model)
  const most = trees.reduce((size, tree) => Math.max(size, tree.nodes.length), 1)
  const ways = new Uint8Array(most)
  const products = new Float64Array(most * points)
  const sums = new Float64Array(most * points)

  return ({ values, width }, row, into) => {
    into.fill(0, 0, width)
    let score = Math.fround(model.base)
    for (const tree of trees) {
      score = Math.fround(score + descend(tree, values, row * width))
      ascend(tree, into)
    }
    into[width] = settle(score, into, width)
  }

  /** Products of the terms on the way to every node; gives the value of the leaf that the row comes to. */
  function descend({ nodes, parents, earlier, factors }: TreePaths, values: Float32Array, start: number): number {
    products.fill(1, 0, points)
    let reached = 0
    for (let place = 1; place < nodes.length; place += 2) {
      const parent = parents[place]
      const left = goesLeft(nodes[parent], values, start)
      const lost = earlier[place] !== -1 && ways[earlier[place]] !== wayMet
      ways[place] = lost ? wayLost : left ? wayMet : wayMissed
      ways[place + 1] = lost ? wayLost : left ? wayMissed : wayMet
      if (parent === reached) reached = left ? place : place + 1
      for (let child = place; child < place + 2; child++) {
        const edge = (child * edgeWays + ways[child]) * points
        for (let i = 0; i < points; i++) products[child * points + i] = products[parent * points + i] * factors[edge + i]
      }
    }
    return model.thresholds[nodes[reached]]
  }

  /** Sums of the leaves below every edge, and with them what the edge's input adds. */
  function ascend({ nodes, parents, slopes }: TreePaths, into: Float64Array): void {
    sums.fill(0, 0, nodes.length * points)
    for (let place = nodes.length - 1; place > 0; place--) {
      const value = model.inputs[nodes[place]] === leafInput ? model.thresholds[nodes[place]] : 0
      const parent = parents[place]
      const edge = (place * edgeWays + ways[place]) * points
      let added = 0
      for (let i = 0; i < points; i++) {
        const sum = sums[place * points + i] + value * products[place * points + i]
        sums[parent * points + i] += sum
        added += sum * slopes[edge + i]
      }
      into[places[model.inputs[nodes[parent]]]] += added
    }
  }
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

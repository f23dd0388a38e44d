/**
 * What frozen trees make of a row, as inputs of a GLMix model: their score, and the leaf that the row comes to in each tree as a feature
 * that is 1 (Facebook, ADKDD 2014; LinkedIn, WWW 2019). The hash of the trees stands in the names, since other trees name every leaf
 * anew. Training takes them as a shard, scoring works them out by itself.
 */

import type { Rows } from '../model.ts'
import { bindTree, type TreeScorer } from '../tree/tree-scorer.ts'
import { type FrozenTrees, leafName, treeScoreName } from './frozen-trees.ts'
import type { Shard } from './mixed-examples.ts'
import { ShardCells } from './shard-cells.ts'

export interface TreeFeatures {
  /** Their score, then all leaves, tree by tree. */
  readonly names: readonly string[]
  /** By tree, the place of its node 0; leaf l of tree t has place `starts[t] + l` in `leafNames`. */
  readonly starts: Uint32Array
  /** By tree and node, the index into `names`; `notLeaf` for a node that is none. */
  readonly nameOf: Uint32Array
}

export const notLeaf = 0xffff_ffff

export function treeFeatures({ hash, model }: FrozenTrees): TreeFeatures {
  const { roots, inputs } = model
  const names = [treeScoreName(hash)]
  const nameOf = new Uint32Array(inputs.length).fill(notLeaf)
  roots.forEach((root, tree) => {
    const end = roots[tree + 1] ?? inputs.length
    for (let node = root; node < end; node++) if (inputs[node] < 0) nameOf[node] = names.push(leafName(hash, tree, node - root)) - 1
  })
  return { names, starts: roots, nameOf }
}

/**
 * The trees' features of rows, beside the rows' own: a shard for training. `columns` name the numbers of each row; `own` are the numbers
 * to put beside the trees' where they are not those that the trees read (standardized ones).
 */
export function treeShard(name: string, trees: FrozenTrees, columns: readonly string[], rows: Rows, own = rows.values): Shard {
  const { names, starts, nameOf } = treeFeatures(trees)
  const { scores, leaves, trees: count } = new TreeInputs(bindTree(trees.model, columns)).of(rows)
  const { width } = rows
  const cells = new ShardCells(rows.count, rows.count * (width + 1 + count))
  for (let row = 0; row < rows.count; row++) {
    for (let column = 0; column < width; column++) {
      const x = own[row * width + column]
      if (x - x === 0) cells.add(column, x)
    }
    cells.add(width, scores[row])
    for (let tree = 0; tree < count; tree++) cells.add(width + nameOf[starts[tree] + leaves[row * count + tree]], 1)
    cells.endRow()
  }
  return { name, features: [...columns, ...names], matrix: cells.matrix(width + names.length) }
}

/** Scores and leaves of a block of rows. */
export class TreeInputs {
  readonly trees: number
  readonly #scorer: TreeScorer
  scores = new Float64Array(0)
  /** Rows × trees. */
  leaves = new Int32Array(0)

  constructor(scorer: TreeScorer) {
    this.#scorer = scorer
    this.trees = scorer.trees
  }

  /** The numbers are only good until the next block. */
  of(rows: Rows): this {
    if (this.scores.length < rows.count) {
      this.scores = new Float64Array(rows.count)
      this.leaves = new Int32Array(rows.count * this.trees)
    }
    this.#scorer.score(rows, this.scores.subarray(0, rows.count))
    this.#scorer.leavesOf(rows, this.leaves.subarray(0, rows.count * this.trees))
    return this
  }
}

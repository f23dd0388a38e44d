/**
 * Boosted trees as numbers, and the plain walk through them: the twin of the tree-scorer kernel, and the way of trees that ask
 * for categories, which the kernel does not know.
 */
import { lowerBound } from '../lower-bound.ts'

/** By node. */
export interface TreeNodes {
  /** Index of what a node asks; −1: leaf. */
  readonly inputs: Int32Array
  /** x < threshold goes left. Of a leaf: its value. Of a split by categories: 0. */
  readonly thresholds: Float32Array
  /** Absolute numbers of nodes, always inside the tree; −1 for leaves. */
  readonly lefts: Int32Array
  readonly rights: Int32Array
  /** 1: NaN goes left. */
  readonly missingLeft: Uint8Array
}

export interface Trees extends TreeNodes {
  /** Float32 margin that every row starts from. */
  readonly base: number
  /** Tree t has nodes `roots[t]` up to `roots[t + 1]` (the last: up to the number of nodes), its root first. */
  readonly roots: Uint32Array
  /** Present where at least one split asks for categories (imported models). */
  readonly categories?: CategorySets
}

/** Set i belongs to node `nodes[i]`, ascending, and holds `values[starts[i]]` up to `values[starts[i + 1]]`, ascending. */
export interface CategorySets {
  readonly nodes: Uint32Array
  /** One number more than there are nodes. */
  readonly starts: Uint32Array
  readonly values: Uint32Array
}

export interface NumberRows {
  readonly values: Float32Array
  readonly width: number
  readonly count: number
}

/** From here on float32 no longer holds every whole number, so no category can be told from its neighbour. */
export const categoryLimit = 2 ** 24

/** Margins of rows, and the leaves they come to. */
export interface TreeWalker {
  /** Float32 sums in tree order. */
  score(rows: NumberRows, into: Float64Array): void
  /** Rows × trees: the number of the leaf within its tree. */
  findLeaves(rows: NumberRows, into: Int32Array): void
}

/** `columns` hold the column of each input. */
export function plainTreeWalker(trees: Trees, columns: Int32Array): TreeWalker {
  const { roots, thresholds } = trees
  const base = Math.fround(trees.base)
  const goesLeft = splitTest(trees, columns)

  return { score, findLeaves }

  function score({ values, width, count }: NumberRows, into: Float64Array): void {
    for (let row = 0; row < count; row++) {
      let sum = base
      for (let tree = 0; tree < roots.length; tree++) sum = Math.fround(sum + thresholds[walk(roots[tree], values, row * width)])
      into[row] = sum
    }
  }

  function findLeaves({ values, width, count }: NumberRows, into: Int32Array): void {
    for (let row = 0, at = 0; row < count; row++) {
      for (const root of roots) into[at++] = walk(root, values, row * width) - root
    }
  }

  function walk(root: number, values: Float32Array, start: number): number {
    let node = root
    while (trees.inputs[node] >= 0) node = goesLeft(node, values, start) ? trees.lefts[node] : trees.rights[node]
    return node
  }
}

/** Whether the row that starts at a place of `values` goes left at a split. */
export function splitTest(trees: Trees, columns: Int32Array): (node: number, values: Float32Array, start: number) => boolean {
  const { inputs, thresholds, missingLeft, categories } = trees
  if (categories === undefined) return numberGoesLeft
  const setOf = setsByNode(inputs.length, categories)
  return (node, values, start) =>
    setOf[node] === 0 ? numberGoesLeft(node, values, start) : categoryGoesLeft(node, values, start, categories)

  function numberGoesLeft(node: number, values: Float32Array, start: number): boolean {
    const x = values[start + columns[inputs[node]]]
    return x < thresholds[node] || (Number.isNaN(x) && missingLeft[node] === 1)
  }

  /** What is no category at all goes left, whatever its whole part. */
  function categoryGoesLeft(node: number, values: Float32Array, start: number, { starts, values: members }: CategorySets): boolean {
    const x = values[start + columns[inputs[node]]]
    if (Number.isNaN(x)) return missingLeft[node] === 1
    if (x < 0 || x >= categoryLimit) return true
    const set = setOf[node] - 1
    const place = lowerBound(members, starts[set], starts[set + 1], Math.trunc(x))
    return place === starts[set + 1] || members[place] !== Math.trunc(x)
  }
}

/** 0: none; else one more than the number of the set. */
function setsByNode(nodes: number, categories: CategorySets): Uint32Array {
  const setOf = new Uint32Array(nodes)
  categories.nodes.forEach((node, set) => {
    setOf[node] = set + 1
  })
  return setOf
}

/**
 * Trees as the tree-scorer kernel reads them (kernels/tree-scorer.ts says what a node is). Each tree lies breadth first, so that
 * siblings are neighbours and the first steps share a few lines of the cache.
 */
import type { Trees } from './tree-walk.ts'

export const laneBytes = 32
export const lanes = 8
const nodeWords = 4
const nodeBytes = nodeWords * 4

export interface TreeLayout {
  /** Inputs that at least one split asks, ascending: the columns of a group. */
  readonly asked: Int32Array
  /** Four words a node, to lie at place 0. */
  readonly nodes: Uint32Array
  /** The number that each node has within its tree. */
  readonly numbers: Uint32Array
  /** Root and depth of each tree; filled up with trees that may be walked but say nothing, to a multiple of eight. */
  readonly trees: Uint32Array
}

export function layOutTrees(trees: Trees): TreeLayout {
  const asked = Int32Array.from(new Set(trees.inputs.filter((input) => input >= 0))).sort()
  const nodes = new Uint32Array(trees.inputs.length * nodeWords)
  const layout = {
    asked,
    nodes,
    numbers: new Uint32Array(trees.inputs.length),
    trees: new Uint32Array(Math.ceil(trees.roots.length / lanes) * lanes * 2),
  }
  const writer = {
    layout,
    floats: new Float32Array(nodes.buffer),
    groupColumns: new Map(Array.from(asked, (input, column) => [input, column])),
  }
  let start = 0
  trees.roots.forEach((root, tree) => {
    const { count, depth } = layTree(trees, root, start, writer)
    layout.trees.set([start * nodeBytes, depth], tree * 2)
    start += count
  })
  return layout
}

interface LayoutWriter {
  readonly layout: TreeLayout
  readonly floats: Float32Array
  readonly groupColumns: ReadonlyMap<number, number>
}

function layTree(trees: Trees, root: number, start: number, writer: LayoutWriter): { count: number; depth: number } {
  const queue = [root]
  let depth = 0
  for (let levelEnd = 1, place = 0; place < queue.length; place++) {
    if (place === levelEnd) {
      depth++
      levelEnd = queue.length
    }
    const node = queue[place]
    writer.layout.numbers[start + place] = node - root
    if (trees.inputs[node] < 0) {
      layLeaf(trees, node, start + place, writer)
    } else {
      laySplit(trees, node, { place: start + place, left: start + queue.length }, writer)
      queue.push(trees.lefts[node], trees.rights[node])
    }
  }
  return { count: queue.length, depth }
}

function layLeaf(trees: Trees, node: number, place: number, { layout, floats }: LayoutWriter): void {
  floats[place * nodeWords + 1] = NaN
  layout.nodes[place * nodeWords + 2] = place * nodeBytes
  floats[place * nodeWords + 3] = trees.thresholds[node]
}

function laySplit(trees: Trees, node: number, at: { place: number; left: number }, { layout, floats, groupColumns }: LayoutWriter): void {
  const copy = trees.missingLeft[node] === 1 ? 0 : groupColumns.size
  layout.nodes[at.place * nodeWords] = (copy + groupColumns.get(trees.inputs[node])!) * laneBytes
  floats[at.place * nodeWords + 1] = trees.thresholds[node]
  layout.nodes[at.place * nodeWords + 2] = at.left * nodeBytes
}

/** Trees of any shape for tests, and rows that often meet their thresholds exactly. */
import { hash32 } from '../../src/math/hash32.ts'
import type { Rows } from '../../src/models/model.ts'
import type { TreeModel } from '../../src/models/tree/tree-model.ts'

export interface TreeShape {
  readonly seed: number
  readonly trees: number
  readonly depth: number
  readonly inputs: number
  /** Whether some splits ask for categories. */
  readonly categories?: boolean
}

const thresholds = [0, -0, 0.5, -1.25, 3, 3.4028234663852886e38, 1.401298464324817e-45]
const values = [...thresholds, NaN, -Infinity, Infinity, -0.5, 0.9, 1, 2, 2 ** 24, 2 ** 24 - 1, 4e9]

interface Node {
  readonly input: number
  readonly threshold: number
  readonly set: readonly number[]
  readonly missingLeft: number
  readonly cover: number
  left: number
  right: number
}

export function randomTrees(shape: TreeShape): TreeModel {
  const nodes: Node[] = []
  let draws = 0
  const draw = (below: number): number => hash32(shape.seed, draws++) % below

  const roots = Uint32Array.from({ length: shape.trees }, () => grow(0))
  const sets = nodes.flatMap((node, number) => (node.set.length > 0 ? [{ number, values: node.set }] : []))
  const model: TreeModel = {
    kind: 'tree',
    features: Array.from({ length: shape.inputs }, (_, input) => `input-${input}`),
    base: Math.fround(draw(100) / 30 - 1),
    roots,
    inputs: Int32Array.from(nodes, (node) => node.input),
    thresholds: Float32Array.from(nodes, (node) => node.threshold),
    lefts: Int32Array.from(nodes, (node) => node.left),
    rights: Int32Array.from(nodes, (node) => node.right),
    missingLeft: Uint8Array.from(nodes, (node) => node.missingLeft),
    gains: Float32Array.from(nodes, (node) => (node.input < 0 ? 0 : node.cover / 7)),
    covers: Float32Array.from(nodes, (node) => node.cover),
  }
  return sets.length === 0 ? model : { ...model, categories: categoriesOf(sets) }

  /** The right child now and then stands before the left one. */
  function grow(level: number): number {
    const number = nodes.push(level === shape.depth || draw(5) === 0 ? leaf() : split()) - 1
    const node = nodes[number]
    if (node.input < 0) return number
    if (draw(2) === 0) node.left = grow(level + 1)
    node.right = grow(level + 1)
    if (node.left === -1) node.left = grow(level + 1)
    return number
  }

  function leaf(): Node {
    return { input: -1, threshold: Math.fround(draw(1000) / 700 - 0.7), set: [], missingLeft: 0, cover: draw(50) / 4, left: -1, right: -1 }
  }

  function split(): Node {
    const input = draw(shape.inputs)
    const set = shape.categories && draw(2) === 0 ? [0, 1, 2, 2 ** 24 - 1].filter(() => draw(2) === 0) : []
    const threshold = set.length > 0 ? 0 : thresholds[draw(thresholds.length)]
    return { input, threshold, set, missingLeft: draw(2), cover: draw(100) / 3, left: -1, right: -1 }
  }
}

function categoriesOf(sets: readonly { number: number; values: readonly number[] }[]) {
  const starts = [0]
  for (const set of sets) starts.push(starts.at(-1)! + set.values.length)
  return {
    nodes: Uint32Array.from(sets, (set) => set.number),
    starts: Uint32Array.from(starts),
    values: Uint32Array.from(sets.flatMap((set) => set.values)),
  }
}

export function randomRows(seed: number, count: number, width: number): Rows {
  return { values: Float32Array.from({ length: count * width }, (_, cell) => values[hash32(seed, cell, 7) % values.length]), width, count }
}

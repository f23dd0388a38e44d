import type { TreeModel } from '../../src/models/tree/tree-model.ts'

/** One tree: "a" at 1 → leaf −1 | ("b" in {2, 5} → leaf 0.5 | leaf 2); and one of a leaf alone. */
export const twoTrees: TreeModel = {
  kind: 'tree',
  features: ['a', 'b'],
  base: 0.5,
  roots: Uint32Array.of(0, 5),
  inputs: Int32Array.of(0, -1, 1, -1, -1, -1),
  thresholds: Float32Array.of(1, -1, 0, 0.5, 2, 4),
  lefts: Int32Array.of(1, -1, 3, -1, -1, -1),
  rights: Int32Array.of(2, -1, 4, -1, -1, -1),
  missingLeft: Uint8Array.of(1, 0, 0, 0, 0, 0),
  gains: Float32Array.of(7, 0, 3, 0, 0, 0),
  covers: Float32Array.of(10, 4, 6, 5, 1, 10),
  categories: { nodes: Uint32Array.of(2), starts: Uint32Array.of(0, 2), values: Uint32Array.of(2, 5) },
}

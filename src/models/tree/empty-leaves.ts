import type { TreeNodes } from '../../math/kernels/tree-walk.ts'
import { leafInput, noChild, type TreeModel } from './tree-model.ts'

/** So many nodes without children that give 0, to be filled in. */
export function emptyLeaves(count: number): TreeNodes & Pick<TreeModel, 'gains' | 'covers'> {
  return {
    inputs: new Int32Array(count).fill(leafInput),
    thresholds: new Float32Array(count),
    lefts: new Int32Array(count).fill(noChild),
    rights: new Int32Array(count).fill(noChild),
    missingLeft: new Uint8Array(count),
    gains: new Float32Array(count),
    covers: new Float32Array(count),
  }
}

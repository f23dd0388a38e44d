/** Adds to the margin of every row the leaf that it came to. */
import { treeRowsKernel } from '../../../math/kernels/tree-rows.ts'
import type { Crew, JobStep, Place } from '../../pool.ts'
import type { GrownNode } from './grown-node.ts'
import { type NodeRows, partRows } from './part-rows.ts'
import { steps } from './steps.ts'
import type { TrainingMemory } from './training-memory.ts'

/** `leaves` by node. Where the tree saw a share of the rows, all are parted once more by its splits. */
export function addLeaves(shared: TrainingMemory, crew: Crew, nodes: readonly GrownNode[], leaves: Float32Array, sawAll: boolean): void {
  const { leafRows, leafValues } = shared
  const found = sawAll ? leavesBelow(nodes, 0, nodes) : placeAll(shared, crew, nodes)
  leafRows[0] = found.length
  found.forEach(({ node, start, end }, i) => {
    leafRows.set([start, end], 2 + 2 * i)
    leafValues[i] = leaves[node]
  })
  crew.step(steps.addLeaves)
}

interface LeafRows extends NodeRows {
  readonly node: number
}

function leavesBelow(nodes: readonly GrownNode[], node: number, rows: readonly NodeRows[]): readonly LeafRows[] {
  const { left, right } = nodes[node]
  if (left < 0) return [{ node, start: rows[node].start, end: rows[node].end }]
  return [...leavesBelow(nodes, left, rows), ...leavesBelow(nodes, right, rows)]
}

function placeAll(shared: TrainingMemory, crew: Crew, nodes: readonly GrownNode[]): readonly LeafRows[] {
  const { order, sizes } = shared
  for (let row = 0; row < sizes.rows; row++) order[row] = row
  const rows: NodeRows[] = []
  rows[0] = { start: 0, end: sizes.rows }
  for (let level = [0].filter((node) => nodes[node].left >= 0); level.length > 0; ) {
    const middles = partRows(
      shared,
      crew,
      level.map((node) => ({ ...rows[node], ...nodes[node].split! })),
    )
    level.forEach((node, i) => {
      const { start, end } = rows[node]
      rows[nodes[node].left] = { start, end: middles[i] }
      rows[nodes[node].right] = { start: middles[i], end }
    })
    level = level.flatMap((node) => [nodes[node].left, nodes[node].right]).filter((node) => nodes[node].left >= 0)
  }
  return leavesBelow(nodes, 0, rows)
}

/** A thread's step: its share of each leaf's rows. */
export function leafAdder({ memory, places, leafRows, leafValues }: TrainingMemory, { thread, threads }: Place): JobStep {
  const { addLeaf } = treeRowsKernel(memory)
  return () => {
    for (let leaf = 0; leaf < leafRows[0]; leaf++) {
      const [start, end] = leafRows.subarray(2 + 2 * leaf, 4 + 2 * leaf)
      const place = (share: number) => places.order + (start + Math.floor(((end - start) * share) / threads)) * 4
      addLeaf(place(thread), place(thread + 1), leafValues[leaf], places.margins)
    }
  }
}

/**
 * The kernel that walks eight rows, or the eight next trees of one row, at once: ten times the speed of its plain twin
 * `plainTreeWalker`, and bit-equal to it. It knows no categories.
 */
import { kernel, kernelMemory } from './kernel.ts'
import { LinePlaces } from './line-places.ts'
import { laneBytes, lanes, layOutTrees, type TreeLayout } from './tree-layout.ts'
import type { NumberRows, Trees, TreeWalker } from './tree-walk.ts'

/** So many rows at a time stay in the cache next to the processor while all trees pass over them. */
const blockRows = 64

/** `columns` hold the column of each input; rows must be `width` wide. */
export function treeScorer(trees: Trees, columns: Int32Array, width: number): TreeWalker {
  const layout = layOutTrees(trees)
  const places = placesOf(layout, trees.roots.length, width)
  const { buffer, kernels } = fill(layout, places, columns)
  const rowArea = new Float32Array(buffer, places.rows, blockRows * width)
  const sums = new Float32Array(buffer, places.sums, blockRows)
  const found = new Int32Array(buffer, places.found, blockRows * trees.roots.length)
  const { groupBytes, treesEnd } = places

  return {
    score(rows, into) {
      for (let row = 0; row < rows.count; row += blockRows) scoreBlock(row, layBlock(rows, row), into)
    },
    findLeaves(rows, into) {
      for (let row = 0; row < rows.count; row += blockRows) {
        const count = layBlock(rows, row)
        kernels.findLeaves(places.trees, treesEnd, places.groups, groupBytes, count, places.numbers, places.found, places.ends)
        into.set(found.subarray(0, count * trees.roots.length), row * trees.roots.length)
      }
    },
  }

  function layBlock({ values, count }: NumberRows, row: number): number {
    const rows = Math.min(blockRows, count - row)
    rowArea.set(values.subarray(row * width, (row + rows) * width))
    kernels.layRows(places.rows, width * 4, rows, places.columns, layout.asked.length, places.groups)
    return rows
  }

  function scoreBlock(row: number, count: number, into: Float64Array): void {
    if (count === 1) {
      into[row] = kernels.scoreRow(places.trees, treesEnd, places.groups, trees.base, places.ends)
      return
    }
    sums.fill(trees.base)
    const groupsEnd = places.groups + Math.ceil(count / lanes) * groupBytes
    kernels.addLeaves(places.trees, treesEnd, places.groups, groupBytes, groupsEnd, places.sums, places.ends)
    into.set(sums.subarray(0, count), row)
  }
}

type Places = ReturnType<typeof placesOf>

/** Where everything lies, in bytes; nodes at 0, so that the place of a node tells its number. */
function placesOf({ asked, nodes, numbers, trees }: TreeLayout, treeCount: number, width: number) {
  const groupBytes = Math.max(1, asked.length) * laneBytes * 2
  const memory = new LinePlaces()
  const places = {
    nodes: memory.take(nodes.byteLength),
    numbers: memory.take(numbers.byteLength),
    trees: memory.take(trees.byteLength),
    columns: memory.take(asked.byteLength),
    rows: memory.take(blockRows * width * 4),
    groups: memory.take((blockRows / lanes) * groupBytes),
    sums: memory.take(blockRows * 4),
    found: memory.take(blockRows * treeCount * 4),
    ends: memory.take(lanes * 4),
  }
  return { ...places, groupBytes, treesEnd: places.trees + treeCount * 8, end: memory.end }
}

function fill(layout: TreeLayout, places: Places, columns: Int32Array) {
  const memory = kernelMemory(places.end)
  const { buffer } = memory
  new Uint32Array(buffer, places.nodes).set(layout.nodes)
  new Uint32Array(buffer, places.numbers).set(layout.numbers)
  new Uint32Array(buffer, places.trees).set(layout.trees)
  new Uint32Array(buffer, places.columns).set(layout.asked.map((input) => columns[input] * 4))
  const { layRows, addLeaves, findLeaves, scoreRow } = kernel('tree-scorer', memory)
  return { buffer, kernels: { layRows, addLeaves, findLeaves, scoreRow } }
}

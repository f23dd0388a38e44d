/** Ids of some of the rows, as columns of their own. */
import type { IdColumn } from './examples.ts'

/** Of rows in any order. */
export function pickIds({ name, starts, ids }: IdColumn, rows: Uint32Array): IdColumn {
  const picked = new Uint32Array(rows.length + 1)
  rows.forEach((row, i) => {
    picked[i + 1] = picked[i]! + starts[row + 1]! - starts[row]!
  })
  const own = new Uint32Array(picked[rows.length]!)
  rows.forEach((row, i) => {
    own.set(ids.subarray(starts[row]!, starts[row + 1]!), picked[i]!)
  })
  return { name, starts: picked, ids: own }
}

/** Of rows that stand together, without copying. */
export function idsOfBlock(columns: readonly IdColumn[] | undefined, first: number, count: number): { readonly ids?: readonly IdColumn[] } {
  if (columns === undefined) return {}
  return { ids: columns.map(({ name, starts, ids }) => ({ name, starts: starts.subarray(first, first + count + 1), ids })) }
}

/** A metric of each group (request, hirer, job) of rows, in the order in which the groups first appear. */
import { mean } from './mean.ts'

export interface GroupMetric {
  readonly groups: readonly number[]
  readonly values: Float64Array
  /** Mean over groups, each counted once whatever its size. */
  readonly mean: number
}

/** `metric` gets the rows of one group. */
export function groupMetric(groupOfRow: ArrayLike<number>, metric: (rows: Uint32Array) => number): GroupMetric {
  const rows = new Map<number, number[]>()
  for (let row = 0; row < groupOfRow.length; row++) {
    const group = groupOfRow[row]!
    const known = rows.get(group)
    if (known === undefined) rows.set(group, [row])
    else known.push(row)
  }
  const values = Float64Array.from(rows.values(), (own) => metric(Uint32Array.from(own)))
  return { groups: [...rows.keys()], values, mean: mean(values) }
}

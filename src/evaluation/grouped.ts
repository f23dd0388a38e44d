/** A metric of each entity's rows (a recruiter's, a job's), and its mean over entities, each counted once whatever its size. */
import type { Empty, Judged, Metric } from './metrics.ts'
import { meanStatistic, type Statistic } from './statistic.ts'

/** Entities in which the metric means nothing (one class) are passed over. `groupOfRow` numbers entities from 0. */
export function groupedStatistic(metric: Metric, judged: Judged, empty: Empty, groupOfRow: ArrayLike<number>): Statistic {
  const values = rowsByGroup(groupOfRow).map((rows) => metric.statistic(selectRows(judged, rows), empty).value())
  return meanStatistic(Float64Array.from(values))
}

function rowsByGroup(groupOfRow: ArrayLike<number>): number[][] {
  const groups: number[][] = []
  for (let row = 0; row < groupOfRow.length; row++) {
    const own = groups[groupOfRow[row]!]
    if (own === undefined) groups[groupOfRow[row]!] = [row]
    else own.push(row)
  }
  return groups
}

/** Of each request what belongs to the group, which is all or nothing where an entity owns its requests. */
function selectRows({ scores, labels, weights, requests }: Judged, rows: readonly number[]): Judged {
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!)
  return {
    scores: pick(scores),
    labels: pick(labels),
    ...(weights && { weights: pick(weights) }),
    ...(requests && { requests: boundsAmong(requests, rows) }),
  }
}

function boundsAmong(requests: Uint32Array, rows: readonly number[]): Uint32Array {
  const bounds = [0]
  let request = 0
  rows.forEach((row, place) => {
    if (row < requests[request + 1]!) return
    while (row >= requests[request + 1]!) request++
    if (place > 0) bounds.push(place)
  })
  return Uint32Array.from([...bounds, rows.length])
}

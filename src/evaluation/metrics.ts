/** The table of metrics by name, as commands and reports speak of them: a new one is one line here. */
import { checkAligned } from './aligned.ts'
import { aucStatistic } from './auc.ts'
import { averagePrecision } from './average-precision.ts'
import { logLosses } from './log-loss.ts'
import { ndcg } from './ndcg.ts'
import { precisionAt } from './precision.ts'
import { meanStatistic, type Statistic } from './statistic.ts'

/** Rows with their scores; request i has the rows `requests[i]` to `requests[i + 1]`. */
export interface Judged {
  readonly scores: Float64Array
  readonly labels: Float64Array
  /** Of rows; a request weighs the mean of its rows. */
  readonly weights?: Float64Array
  readonly requests?: Uint32Array
}

/** What a request without a relevant document counts: 0 here, 1 in XGBoost and LightGBM. */
export type Empty = 0 | 1

export interface Metric {
  readonly name: string
  /** Whether `empty` has a say. */
  readonly countsEmpty: boolean
  statistic(judged: Judged, empty: Empty): Statistic
}

type OfRequest = (scores: Float64Array, labels: Float64Array, k: number, empty: Empty) => number

const ofRows: Readonly<Record<string, (judged: Judged) => Statistic>> = {
  auc: (judged) => aucStatistic(judged.scores, judged.labels, judged.weights, unitOfRow(judged)),
  logloss: (judged) => overRows(judged, logLosses(judged.scores, judged.labels)),
  rmse: (judged) => overRows(judged, squaredErrors(judged), Math.sqrt),
}

const ofRequests: Readonly<Record<string, OfRequest>> = {
  ndcg: (scores, labels, k, empty) => ndcg(scores, labels, { k, empty, gain: 'exponential' }),
  map: (scores, labels, k, empty) => averagePrecision(scores, labels, { k, empty }),
  precision: (scores, labels, k) => precisionAt(k, scores, labels),
}

/** Throws RangeError that lists the metrics there are. */
export function metricOf(name: string): Metric {
  const rowMetric = Object.hasOwn(ofRows, name) ? ofRows[name] : undefined
  if (rowMetric !== undefined) return { name, countsEmpty: false, statistic: rowMetric }
  const [, family = '', k = ''] = /^([a-z]+)@(\d{1,9})$/.exec(name) ?? []
  if (!Object.hasOwn(ofRequests, family) || Number(k) < 1) throw new RangeError(`no metric "${name}"; there are ${metricNames.join(', ')}`)
  return {
    name,
    countsEmpty: family !== 'precision',
    statistic: (judged, empty) => overRequests(judged, name, (scores, labels) => ofRequests[family]!(scores, labels, Number(k), empty)),
  }
}

export const metricNames = [...Object.keys(ofRows), ...Object.keys(ofRequests).map((family) => `${family}@K`)]

/** By what the rows are: pages, two classes, or numbers. */
export function usualMetrics({ labels, requests }: Pick<Judged, 'labels' | 'requests'>): readonly Metric[] {
  if (requests !== undefined) return [1, 3, 5, 10].map((k) => metricOf(`ndcg@${k}`))
  return (labels.every((label) => label === 0 || label === 1) ? ['auc', 'logloss'] : ['rmse']).map(metricOf)
}

export function emptyRequests({ labels, requests }: Pick<Judged, 'labels' | 'requests'>): number {
  let count = 0
  for (let i = 0; requests !== undefined && i + 1 < requests.length; i++)
    count += Number(!labels.subarray(requests[i], requests[i + 1]).some((label) => label > 0))
  return count
}

function overRequests(
  { scores, labels, weights, requests }: Judged,
  name: string,
  metric: (scores: Float64Array, labels: Float64Array) => number,
): Statistic {
  if (requests === undefined)
    throw new RangeError(`the metric ${name} is of requests, but the rows name none (qid, a .query file, or a request column)`)
  const count = requests.length - 1
  const values = Float64Array.from({ length: count }, (_, i) =>
    metric(scores.subarray(requests[i], requests[i + 1]), labels.subarray(requests[i], requests[i + 1])),
  )
  return meanStatistic(
    values,
    weights && Float64Array.from({ length: count }, (_, i) => meanOf(weights.subarray(requests[i], requests[i + 1]))),
  )
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A mean over rows, its units being requests where there are any: each weighs what its rows do together. */
function overRows({ weights, requests }: Judged, values: Float64Array, transform?: (mean: number) => number): Statistic {
  if (requests === undefined) return meanStatistic(values, weights, transform)
  const count = requests.length - 1
  const [means, totals] = [new Float64Array(count), new Float64Array(count)]
  for (let i = 0; i < count; i++) {
    let sum = 0
    for (let row = requests[i]!; row < requests[i + 1]!; row++) {
      sum += (weights?.[row] ?? 1) * values[row]!
      totals[i]! += weights?.[row] ?? 1
    }
    means[i] = sum / totals[i]!
  }
  return meanStatistic(means, totals, transform)
}

function squaredErrors({ scores, labels }: Judged): Float64Array {
  checkAligned(scores, labels)
  return scores.map((score, row) => (score - labels[row]!) ** 2)
}

function unitOfRow({ scores, requests }: Judged): Uint32Array | undefined {
  if (requests === undefined) return undefined
  const units = new Uint32Array(scores.length)
  for (let i = 0; i + 1 < requests.length; i++) units.fill(i, requests[i], requests[i + 1])
  return units
}

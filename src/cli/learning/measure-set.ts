/** Metrics of one data file under a model's scores, with their intervals, as lines for machines and people. */
import type { ExampleFile } from '../../adapters/files/examples/read-examples.ts'
import { rowFault } from '../../adapters/files/examples/row-lines.ts'
import { usualBootstrap } from '../../evaluation/bootstrap.ts'
import { groupedStatistic } from '../../evaluation/grouped.ts'
import { emptyRequests, type Judged, type Metric, usualMetrics } from '../../evaluation/metrics.ts'
import { intervalOf, type Statistic } from '../../evaluation/statistic.ts'
import { RowError } from '../../math/row-error.ts'
import { say } from '../options.ts'
import type { MetricOptions } from './metric-options.ts'

/** One line of `learn` and `evaluate`. What a metric cannot tell (one class) is null. */
export interface ResultLine {
  readonly set: string
  readonly metric: string
  readonly value: number | null
  /** Middle 95 % of the bootstrap over requests, or over rows where there are none. */
  readonly low: number | null
  readonly high: number | null
  /** What of the model was asked, where it is made in stages. */
  readonly stage?: string
  /** Of stages that come more than once, from 1. */
  readonly pass?: number
  /** Where what was asked is not what it should be. */
  readonly warning?: string
  /** The column over whose values the metric is a mean, and how many they are. */
  readonly groupBy?: string
  readonly groups?: number
}

export interface SetOptions extends MetricOptions {
  readonly set: string
  readonly groupBy?: string
  /** Of the bootstrap; fewer where many sets are measured. */
  readonly draws?: number
}

/** Says on standard error how requests without a relevant document are counted. */
export function measureSet(file: ExampleFile, scores: Float64Array, options: SetOptions): readonly ResultLine[] {
  const { examples, groups } = file
  const { set, empty, seed, groupBy, draws = usualBootstrap.draws } = options
  const judged: Judged = { scores, ...examples }
  const metrics = options.metrics ?? usualMetrics(judged)
  if (metrics.some(({ countsEmpty }) => countsEmpty)) sayEmpty(set, judged, empty)
  const line = (metric: string, statistic: Statistic): ResultLine => {
    const { mean, low, high } = intervalOf(statistic, { ...usualBootstrap, seed, draws })
    return { set, metric, value: finite(mean), low: finite(low), high: finite(high) }
  }
  const overall = metrics.map((metric) => line(metric.name, statisticOf(file, metric, judged, empty)))
  if (groups === undefined || groupBy === undefined) return overall
  const grouped = metrics.map((metric) => ({
    ...line(metric.name, groupedStatistic(metric, judged, empty, groups.ofRow)),
    groupBy,
    groups: groups.names.length,
  }))
  return [...overall, ...grouped]
}

/** Throws PlatformError or RangeError where one of the metrics is not of such rows, whatever their scores will be. */
export function checkMetrics(file: ExampleFile, { metrics, empty }: MetricOptions): void {
  const judged: Judged = { scores: new Float64Array(file.examples.labels.length), ...file.examples }
  for (const metric of metrics ?? usualMetrics(judged)) statisticOf(file, metric, judged, empty)
}

function statisticOf(file: ExampleFile, metric: Metric, judged: Judged, empty: MetricOptions['empty']): Statistic {
  try {
    return metric.statistic(judged, empty)
  } catch (cause) {
    throw cause instanceof RowError ? rowFault(file, cause) : cause
  }
}

function sayEmpty(set: string, judged: Judged, empty: number): void {
  const requests = (judged.requests?.length ?? 1) - 1
  say(`${set}: ${emptyRequests(judged)} of ${requests} requests have no relevant document; each counts ${empty} (--empty)`)
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

export function textOf(lines: readonly ResultLine[]): string {
  const number = (value: number | null) => (value === null ? 'n/a' : value.toFixed(6))
  const cells = lines.map(({ set, metric, value, low, high, groupBy, groups, stage, pass }) => [
    set,
    groupBy === undefined ? metric : `${metric} by ${groupBy} (${groups})`,
    number(value),
    `[${number(low)}, ${number(high)}]`,
    pass === undefined ? (stage ?? '') : `${stage}, pass ${pass}`,
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]!.length)))
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

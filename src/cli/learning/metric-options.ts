/** What commands that measure are told about metrics. */
import type { Command } from 'commander'
import { type Empty, type Metric, metricNames, metricOf } from '../../evaluation/metrics.ts'
import { choice } from '../choice.ts'
import { names } from './read-options.ts'

export interface MetricOptions {
  /** By what the rows are if left out. */
  readonly metrics?: readonly Metric[]
  readonly empty: Empty
  readonly seed: number
}

export interface MetricFlags {
  readonly metrics?: readonly string[]
  readonly empty: '0' | '1'
  readonly seed: number
}

export function withMetricOptions(command: Command): Command {
  return command
    .option(
      '--metrics <names>',
      `by commas: ${metricNames.join(', ')}; by default ndcg@1,3,5,10 of requests, auc and logloss of classes, rmse of numbers`,
      names,
    )
    .addOption(
      choice
        .option('--empty <number>', 'what a request without a relevant document counts: XGBoost and LightGBM say 1', ['0', '1'])
        .default('0'),
    )
}

/** Throws RangeError for a metric that there is not. */
export function metricOptions({ metrics, empty, seed }: MetricFlags): MetricOptions {
  return { empty: empty === '1' ? 1 : 0, seed, ...(metrics && { metrics: metrics.map(metricOf) }) }
}

/** A number over units (requests, or rows where there are none) that can be taken anew from resampled ones, which its interval needs. */

import { uniform } from '../math/hash32.ts'
import type { BootstrapOptions, Interval } from './bootstrap.ts'
import { quantile } from './quantile.ts'

export interface Statistic {
  readonly units: number
  /** Over all units once or, where given, each as often as `counts` says. NaN where it means nothing. */
  value(counts?: Uint32Array): number
}

/** Weighted mean of values by unit, passed through `transform` at last. Units whose value is NaN are passed over. */
export function meanStatistic(values: Float64Array, weights?: ArrayLike<number>, transform = (mean: number) => mean): Statistic {
  return {
    units: values.length,
    value(counts) {
      let [sum, total] = [0, 0]
      for (let unit = 0; unit < values.length; unit++) {
        if (Number.isNaN(values[unit])) continue
        const weight = (weights?.[unit] ?? 1) * (counts?.[unit] ?? 1)
        sum += weight * values[unit]!
        total += weight
      }
      return transform(sum / total)
    },
  }
}

/** Below it 1,000 draws or what the caller says; above it fewer, since the interval of many units is narrow anyway. */
const mostDrawnUnits = 100_000_000
const fewestDraws = 100

/** Percentile bootstrap over units; draws in which the statistic means nothing are passed over. */
export function intervalOf(statistic: Statistic, { seed, draws: wanted, level }: BootstrapOptions): Interval {
  const { units } = statistic
  if (units === 0) throw new RangeError('nothing to draw from')
  const draws = Math.max(Math.min(wanted, fewestDraws), Math.min(wanted, Math.floor(mostDrawnUnits / units)))
  const counts = new Uint32Array(units)
  const found: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    counts.fill(0)
    for (let i = 0; i < units; i++) counts[Math.floor(uniform(seed, draw, i) * units)]!++
    const value = statistic.value(counts)
    if (!Number.isNaN(value)) found.push(value)
  }
  const sorted = Float64Array.from(found).sort()
  const outside = (1 - level) / 2
  return { mean: statistic.value(), low: quantile(sorted, outside), high: quantile(sorted, 1 - outside) }
}

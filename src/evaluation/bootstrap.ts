/**
 * Percentile bootstrap over requests (Efron 1979): requests are drawn with replacement, the mean is taken, and the middle
 * share of the means is the interval. For two systems on the same requests, bootstrap the differences: the interval that
 * leaves out 0 is the claim. Seeded and counter-based, so an interval is the same on every machine.
 */
import { uniform } from '../math/hash32.ts'
import { mean } from './mean.ts'
import { quantile } from './quantile.ts'

export interface Interval {
  readonly mean: number
  readonly low: number
  readonly high: number
}

export interface BootstrapOptions {
  readonly seed: number
  readonly draws: number
  /** Share of the means inside, such as .95. */
  readonly level: number
}

export const usualBootstrap: BootstrapOptions = { seed: 1, draws: 1000, level: 0.95 }

/** `values` holds one number a request. */
export function bootstrapInterval(values: Float64Array, { seed, draws, level }: BootstrapOptions = usualBootstrap): Interval {
  if (values.length === 0) throw new RangeError('no requests to draw from')
  const means = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) means[draw] = resampledMean(values, seed, draw)
  means.sort()
  const outside = (1 - level) / 2
  return { mean: mean(values), low: quantile(means, outside), high: quantile(means, 1 - outside) }
}

/** Differences `ours − theirs` by request, from paired values. */
export function differences(ours: Float64Array, theirs: Float64Array): Float64Array {
  if (ours.length !== theirs.length) throw new RangeError(`${ours.length} requests against ${theirs.length}`)
  return ours.map((value, request) => value - theirs[request]!)
}

function resampledMean(values: Float64Array, seed: number, draw: number): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[Math.floor(uniform(seed, draw, i) * values.length)]!
  return sum / values.length
}

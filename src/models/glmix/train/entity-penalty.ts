/** Where the fit of an effect starts, and what holds its coefficients. */
import type { Coordinate } from '../glmix-options.ts'
import type { EntityRows } from './entity-block.ts'

/** What a warm start says of some features, ascending. */
export interface Prior {
  readonly features: Uint32Array
  readonly coefficients: Float32Array | Float64Array
  readonly variances: Float32Array | Float64Array
}

/** Where training starts, and what holds each coefficient where: λ at 0, or the posterior of the warm start. */
export function penaltyOf(
  { lambda, prior: strength, intercept, penalizeIntercept }: Coordinate,
  features: Uint32Array,
  width: number,
  prior: Prior | undefined,
): Pick<EntityRows, 'point' | 'means' | 'precisions'> {
  // One buffer for the three: there are as many as entities, and buffers cost more than what they hold.
  const all = new Float64Array(3 * width)
  const [point, means, precisions] = [all.subarray(0, width), all.subarray(width, 2 * width), all.subarray(2 * width)]
  for (let i = 0; i < features.length; i++) precisions[i] = intercept && features[i] === 0 && !penalizeIntercept ? 0 : lambda
  let place = 0
  for (let i = 0; prior !== undefined && i < prior.features.length; i++) {
    while (features[place] < prior.features[i]) place++
    if (features[place] !== prior.features[i]) continue
    point[place] = prior.coefficients[i]
    if (strength === 0 || !(prior.variances[i] > 0)) continue
    means[place] = prior.coefficients[i]
    precisions[place] = strength / prior.variances[i]
  }
  return { point, means, precisions }
}

/**
 * Pairwise logistic loss without the bias of positions (unbiased LambdaMART: Hu, Wang, Peng, Li, WWW 2019): a pair counts 1 / (t⁺ · t⁻)
 * of the places its rows were shown at, and both ratios, relative to the first place, are estimated anew from each round's losses:
 *
 *   t⁺_i = Σ loss / t⁻_j at place i  /  the same at the first place,   t⁻_j = Σ loss / t⁺_i at place j  /  the same at the first place
 *
 * The estimate's exponent 1 / (p + 1) is 1, p = 0, as published: a smaller one takes but a part of the bias away, and with the root
 * (p = 1) models ranked worse than by plain pairs where places were looked at as 1 / place.
 */
import { type MakeObjective, requestsOf } from './objective.ts'
import { allPairs } from './pairs.ts'

const mostPlaces = 100
/** A place that is looked at less than once in a thousand times would make a few clicks outweigh all others. */
const leastRatio = 0.001

export const pairwiseDebiased: MakeObjective = (examples) => {
  const { labels, weights, offsets, positions } = examples
  const requests = requestsOf(examples, 'pairwise-debiased')
  if (positions === undefined) throw new RangeError('the objective "pairwise-debiased" needs the position of each row on its page')
  const placeOf = (row: number) => Math.min(positions[row], mostPlaces - 1)
  const offset = (row: number) => (offsets === undefined ? 0 : offsets[row])
  const [upper, lower] = [new Float64Array(mostPlaces).fill(1), new Float64Array(mostPlaces).fill(1)]
  return {
    base: 0,
    // No parts: the ratios are estimated from the losses of all rows.
    derivatives(margins, _round, gradient, hessian) {
      gradient.fill(0)
      hessian.fill(0)
      const [upperLoss, lowerLoss, sums] = [new Float64Array(mostPlaces), new Float64Array(mostPlaces), new Float64Array(2)]
      const visit = (better: number, worse: number) => {
        const [up, down] = [placeOf(better), placeOf(worse)]
        const apart = margins[better] + offset(better) - margins[worse] - offset(worse)
        const small = Math.exp(-Math.abs(apart))
        const given = weights?.[better] ?? 1
        const weight = given / (upper[up] * lower[down])
        const pull = (weight * (apart > 0 ? small : 1)) / (1 + small)
        const curvature = (weight * small) / ((1 + small) * (1 + small))
        gradient[better] -= pull
        gradient[worse] += pull
        hessian[better] += curvature
        hessian[worse] += curvature
        const loss = Math.log(1 + small) - Math.min(0, apart)
        upperLoss[up] += (given * loss) / lower[down]
        lowerLoss[down] += (given * loss) / upper[up]
        sums[0] += weight * loss
        sums[1] += weight
      }
      for (let i = 0; i + 1 < requests.length; i++) allPairs(labels, requests[i], requests[i + 1], visit)
      estimate(upperLoss, upper)
      estimate(lowerLoss, lower)
      return sums[1] === 0 ? 0 : sums[0] / sums[1]
    },
  }
}

/** Places without a pair keep the ratio of the place above. */
function estimate(losses: Float64Array, ratios: Float64Array): void {
  const first = losses[0]
  if (!(first > 0)) return
  for (let place = 0; place < losses.length; place++) {
    if (losses[place] > 0) ratios[place] = Math.max(leastRatio, losses[place] / first)
    else if (place > 0) ratios[place] = ratios[place - 1]
  }
}

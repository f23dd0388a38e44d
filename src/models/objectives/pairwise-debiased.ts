/**
 * Pairwise logistic loss without the bias of positions (unbiased LambdaMART: Hu, Wang, Peng, Li, WWW 2019): a pair counts 1 / (t⁺ · t⁻)
 * of the places its rows were shown at, and both ratios, relative to the first place, are estimated anew from each round's losses.
 */
import { type MakeObjective, requestsOf } from './objective.ts'
import { allPairs } from './pairs.ts'

/** The exponent 1 / (p + 1) of the estimate, for p = 1, tames it. */
const exponent = 0.5
const mostPlaces = 100
const leastRatio = 0.05

export const pairwiseDebiased: MakeObjective = (examples) => {
  const { labels, weights, positions } = examples
  const requests = requestsOf(examples, 'pairwise-debiased')
  if (positions === undefined) throw new RangeError('the objective "pairwise-debiased" needs the position of each row on its page')
  const placeOf = (row: number) => Math.min(positions[row], mostPlaces - 1)
  const [upper, lower] = [new Float64Array(mostPlaces).fill(1), new Float64Array(mostPlaces).fill(1)]
  return {
    base: 0,
    derivatives(margins, _round, gradient, hessian) {
      gradient.fill(0)
      hessian.fill(0)
      const [upperLoss, lowerLoss] = [new Float64Array(mostPlaces), new Float64Array(mostPlaces)]
      let [total, pairs] = [0, 0]
      const visit = (better: number, worse: number) => {
        const [up, down] = [placeOf(better), placeOf(worse)]
        const lost = 1 / (1 + Math.exp(margins[better] - margins[worse]))
        const weight = (weights?.[better] ?? 1) / (upper[up] * lower[down])
        gradient[better] -= weight * lost
        gradient[worse] += weight * lost
        hessian[better] += weight * lost * (1 - lost)
        hessian[worse] += weight * lost * (1 - lost)
        const loss = -Math.log1p(-lost)
        upperLoss[up] += loss / lower[down]
        lowerLoss[down] += loss / upper[up]
        total += weight * loss
        pairs += weight
      }
      for (let i = 0; i + 1 < requests.length; i++) allPairs(labels, requests[i], requests[i + 1], visit)
      estimate(upperLoss, upper)
      estimate(lowerLoss, lower)
      return pairs === 0 ? 0 : total / pairs
    },
  }
}

/** Places without a pair keep the ratio of the place above. */
function estimate(losses: Float64Array, ratios: Float64Array): void {
  const first = losses[0]
  if (!(first > 0)) return
  for (let place = 0; place < losses.length; place++) {
    if (losses[place] > 0) ratios[place] = Math.max(leastRatio, (losses[place] / first) ** exponent)
    else if (place > 0) ratios[place] = ratios[place - 1]
  }
}

/** RankNet inside each request: for y_i > y_j, p = σ(s_i − s_j); g_i += (p − 1)·w, g_j −= (p − 1)·w, h += w·p(1 − p) on both. */
import { type MakeObjective, requestsOf } from './objective.ts'
import { allPairs, drawnPairs, orderByLabel } from './pairs.ts'

export const pairwiseLogistic: MakeObjective = (examples, { pairsPerRow }, seed) => {
  const { labels, weights, offsets } = examples
  const requests = requestsOf(examples, 'pairwise-logistic')
  const byLabel = pairsPerRow > 0 ? orderByLabel(labels, requests) : undefined
  return {
    base: 0,
    derivatives(margins, round, gradient, hessian) {
      gradient.fill(0)
      hessian.fill(0)
      let [loss, pairs] = [0, 0]
      const visit = (better: number, worse: number) => {
        const weight = weights?.[better] ?? 1
        const apart = margins[better] - margins[worse] + (offsets === undefined ? 0 : offsets[better] - offsets[worse])
        const lost = 1 / (1 + Math.exp(apart))
        gradient[better] -= weight * lost
        gradient[worse] += weight * lost
        const curvature = weight * lost * (1 - lost)
        hessian[better] += curvature
        hessian[worse] += curvature
        loss -= weight * Math.log1p(-lost)
        pairs += weight
      }
      for (let i = 0; i + 1 < requests.length; i++) {
        if (byLabel === undefined) allPairs(labels, requests[i], requests[i + 1], visit)
        else drawnPairs(labels, byLabel, requests[i], requests[i + 1], { count: pairsPerRow, seed, round }, visit)
      }
      return pairs === 0 ? 0 : loss / pairs
    },
  }
}

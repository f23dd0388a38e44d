/**
 * RankNet inside each request: for y_i > y_j, p = σ(s_i − s_j); g_i += (p − 1)·w, g_j −= (p − 1)·w, h += w·p(1 − p) on both. XGBoost, and
 * the presets named after it, double h.
 */
import { type MakeObjective, requestAt, requestsOf, separable } from './objective.ts'
import { allPairs, drawnPairs, orderByLabel } from './pairs.ts'

export const pairwiseLogistic: MakeObjective = (examples, { pairsPerRow, preset }, seed) => {
  const { labels, weights } = examples
  const requests = requestsOf(examples, 'pairwise-logistic')
  const doubling = preset === 'lightgbm' ? 1 : 2
  let byLabel: Uint32Array | undefined
  return separable(0, examples, ({ start, end }, margins, round, gradient, hessian) => {
    gradient.fill(0, start, end)
    hessian.fill(0, start, end)
    // Sums stand in an array, since a number that a closure counts up would be allocated anew each time.
    const sums = new Float64Array(2)
    const visit = (better: number, worse: number) => {
      const weight = weights === undefined ? 1 : weights[better]
      const apart = margins[better] - margins[worse]
      const small = Math.exp(-Math.abs(apart))
      const lost = (apart > 0 ? small : 1) / (1 + small)
      const pull = weight * lost
      gradient[better] -= pull
      gradient[worse] += pull
      const curvature = (doubling * weight * small) / ((1 + small) * (1 + small))
      hessian[better] += curvature
      hessian[worse] += curvature
      sums[0] += weight * (Math.log(1 + small) - Math.min(0, apart))
      sums[1] += weight
    }
    if (pairsPerRow > 0) byLabel ??= orderByLabel(labels, requests)
    for (let request = requestAt(requests, start); requests[request] < end; request++) {
      const [first, last] = [requests[request], requests[request + 1]]
      if (byLabel === undefined) allPairs(labels, first, last, visit)
      else drawnPairs(labels, byLabel, first, last, { count: pairsPerRow, seed, round }, visit)
    }
    return { loss: sums[0], weight: sums[1] }
  })
}

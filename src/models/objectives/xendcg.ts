/**
 * Cross entropy as a bound of NDCG (XE-NDCG: Bruch, 2019; an alternative cross entropy loss for learning to rank): labels become a
 * distribution with a little noise, drawn anew each round, and scores are led to it.
 */
import { uniform } from '../../math/hash32.ts'
import { type MakeObjective, requestAt, requestsOf, separable } from './objective.ts'

export const xendcg: MakeObjective = (examples, _options, seed) => {
  const { labels, weights } = examples
  const requests = requestsOf(examples, 'xendcg')
  return separable(0, examples, (range, margins, round, gradient, hessian) => {
    gradient.fill(0, range.start, range.end)
    hessian.fill(0, range.start, range.end)
    let [loss, counted] = [0, 0]
    for (let request = requestAt(requests, range.start); requests[request] < range.end; request++) {
      const [start, end] = [requests[request], requests[request + 1]]
      if (end - start < 2) continue
      const weight = weights?.[start] ?? 1
      const rho = softmax(margins.subarray(start, end))
      const phi = Float64Array.from(rho, (_, i) => 2 ** labels[start + i] - uniform(seed, round, request, i))
      const total = phi.reduce((sum, one) => sum + one, 0)
      const first = rho.map((share, i) => share - phi[i] / total)
      const second = corrected(first, rho)
      const third = corrected(second, rho)
      rho.forEach((share, i) => {
        gradient[start + i] = weight * (first[i] + second[i] + third[i])
        hessian[start + i] = weight * share * (1 - share)
        loss -= weight * (phi[i] / total) * Math.log(Math.max(share, Number.MIN_VALUE))
      })
      counted += weight
    }
    return { loss, weight: counted }
  })
}

/** Where one row has all of the mass, 1 − ρ rounds to 0, and t with it. */
const leastRest = 1e-15

/** ρᵢ · (Σ_{j≠i} a_j) with a = t / (1 − ρ). */
function corrected(terms: Float64Array, rho: Float64Array): Float64Array {
  const a = terms.map((term, i) => term / Math.max(1 - rho[i], leastRest))
  const sum = a.reduce((total, one) => total + one, 0)
  return a.map((one, i) => rho[i] * (sum - one))
}

function softmax(margins: Float64Array): Float64Array {
  const largest = margins.reduce((most, margin) => Math.max(most, margin), -Infinity)
  const exps = margins.map((margin) => Math.exp(margin - largest))
  const sum = exps.reduce((total, one) => total + one, 0)
  return exps.map((one) => one / sum)
}

/**
 * LambdaRank (Burges 2010): each pair weighs |ΔNDCG|, what the NDCG of its request would change by if the two changed places. The
 * reference implementations differ in pairs, normalisation and curvature; each preset is one of them.
 */
import { type MakeObjective, type ObjectiveOptions, requestAt, requestsOf, separable } from './objective.ts'
import { drawnPairs, orderByLabel, type VisitPair } from './pairs.ts'

interface Preset {
  /** Pairs whose upper row is within so many places; 0: all. */
  readonly truncation: number
  readonly normalizes: boolean
  readonly curvature: number
  /** Requests weigh weight · n / Σ weights. */
  readonly scalesWeights: boolean
}

const presets: Readonly<Record<ObjectiveOptions['preset'], Preset>> = {
  lightgbm: { truncation: 30, normalizes: true, curvature: 1, scalesWeights: false },
  'xgboost-1': { truncation: 0, normalizes: false, curvature: 2, scalesWeights: false },
  'xgboost-2': { truncation: 32, normalizes: true, curvature: 2, scalesWeights: true },
}

export const lambdarankNdcg: MakeObjective = (examples, { preset, pairsPerRow }, seed) => {
  const { labels, weights } = examples
  const requests = requestsOf(examples, 'lambdarank-ndcg')
  const { truncation, normalizes, curvature, scalesWeights } = presets[preset]
  const gains = labels.map((label) => 2 ** label - 1)
  const byLabel = orderByLabel(labels, requests)
  const ideals = idealsOf(gains, byLabel, requests, truncation)
  const count = requests.length - 1
  const weightOf = (request: number) => weights?.[requests[request]] ?? 1
  const totalWeight = Array.from({ length: count }, (_, i) => weightOf(i)).reduce((sum, weight) => sum + weight, 0)
  const order = byLabel.slice()
  const ranks = new Uint32Array(labels.length)

  return separable(0, examples, (range, margins, round, gradient, hessian) => {
    gradient.fill(0, range.start, range.end)
    hessian.fill(0, range.start, range.end)
    const lambdas = new Float64Array(1)
    let [lostNdcg, judged] = [0, 0]
    for (let request = requestAt(requests, range.start); requests[request] < range.end; request++) {
      judged++
      if (ideals[request] === 0) continue
      const [start, end] = [requests[request], requests[request + 1]]
      const sorted = order.subarray(start, end)
      rankRows(sorted, margins, ranks)
      const isFlat = margins[sorted[0]] === margins[sorted[sorted.length - 1]]
      lambdas[0] = 0
      const ideal = ideals[request]
      const visit = pairVisitor({ margins, gains, ranks, gradient, hessian, lambdas, ideal, curvature, normalizes: normalizes && !isFlat })
      if (pairsPerRow > 0) drawnPairs(labels, byLabel, start, end, { count: pairsPerRow, seed, round }, visit)
      else pairsFromTheTop(labels, sorted, truncation, visit)
      const norm = normalizes && lambdas[0] > 0 ? Math.log2(1 + lambdas[0]) / lambdas[0] : 1
      const scale = scalesWeights ? (norm * weightOf(request) * count) / totalWeight : norm * weightOf(request)
      if (scale !== 1) scaleRows(gradient, hessian, start, end, scale)
      lostNdcg += 1 - discountedGain(gains, sorted, truncation) / ideal
    }
    return { loss: lostNdcg, weight: judged }
  })
}

/** Puts the rows of a request in the order of their margins, ties by row, and notes the rank of each. */
function rankRows(rows: Uint32Array, margins: Float64Array, ranks: Uint32Array): void {
  rows.sort((a, b) => margins[b] - margins[a] || a - b)
  for (let rank = 0; rank < rows.length; rank++) ranks[rows[rank]] = rank
}

interface RequestPairs {
  readonly margins: Float64Array
  readonly gains: Float64Array
  readonly ranks: Uint32Array
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  /** One number, Σ 2·|g| of the pairs; a number that a closure counts up would be allocated anew each time. */
  readonly lambdas: Float64Array
  readonly ideal: number
  readonly curvature: number
  readonly normalizes: boolean
}

function pairVisitor({ margins, gains, ranks, gradient, hessian, lambdas, ideal, curvature, normalizes }: RequestPairs): VisitPair {
  return (better, worse) => {
    const apart = margins[better] - margins[worse]
    const discounts = Math.abs(discount(ranks[better]) - discount(ranks[worse]))
    let weight = ((gains[better] - gains[worse]) * discounts) / ideal
    if (normalizes) weight /= 0.01 + Math.abs(apart)
    const lost = 1 / (1 + Math.exp(apart))
    gradient[better] -= weight * lost
    gradient[worse] += weight * lost
    hessian[better] += curvature * weight * lost * (1 - lost)
    hessian[worse] += curvature * weight * lost * (1 - lost)
    lambdas[0] += 2 * weight * lost
  }
}

function scaleRows(gradient: Float64Array, hessian: Float64Array, start: number, end: number, scale: number): void {
  for (let row = start; row < end; row++) {
    gradient[row] *= scale
    hessian[row] *= scale
  }
}

function pairsFromTheTop(labels: Float64Array, sorted: Uint32Array, truncation: number, visit: VisitPair): void {
  const upper = truncation === 0 ? sorted.length : Math.min(truncation, sorted.length)
  for (let i = 0; i < upper; i++) {
    for (let j = i + 1; j < sorted.length; j++) {
      const [a, b] = [sorted[i], sorted[j]]
      if (labels[a] > labels[b]) visit(a, b)
      else if (labels[a] < labels[b]) visit(b, a)
    }
  }
}

function idealsOf(gains: Float64Array, byLabel: Uint32Array, requests: Uint32Array, truncation: number): Float64Array {
  return Float64Array.from({ length: requests.length - 1 }, (_, i) =>
    discountedGain(gains, byLabel.subarray(requests[i], requests[i + 1]), truncation),
  )
}

function discountedGain(gains: Float64Array, rows: Uint32Array, truncation: number): number {
  const end = truncation === 0 ? rows.length : Math.min(truncation, rows.length)
  let sum = 0
  for (let rank = 0; rank < end; rank++) sum += gains[rows[rank]] * discount(rank)
  return sum
}

const knownDiscounts = Float64Array.from({ length: 4096 }, (_, rank) => 1 / Math.log2(rank + 2))

function discount(rank: number): number {
  return rank < knownDiscounts.length ? knownDiscounts[rank] : 1 / Math.log2(rank + 2)
}

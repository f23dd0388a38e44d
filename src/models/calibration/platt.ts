/**
 * From a score to a chance: P(positive) = σ(slope · score + intercept), fitted on rows that trained nothing (Platt 1999; Newton's method
 * with the smoothed targets (n₊ + 1)/(n₊ + 2) and 1/(n₋ + 2) of Lin, Lin & Weng 2007, which keep a few rows from claiming certainty).
 * The slope is never negative: a chance keeps the order of the scores.
 */

export interface PlattMap {
  readonly slope: number
  readonly intercept: number
}

export function plattChance({ slope, intercept }: PlattMap, score: number): number {
  return 1 / (1 + Math.exp(-(slope * score + intercept)))
}

const mostSteps = 100
const enough = 1e-10
/** Ridge on both, so that scores that are all equal, or separate the classes, have an optimum. */
const ridge = 1e-6

/** `labels` above 0 are positive. Throws RangeError where one class is missing. */
export function fitPlatt(scores: Float64Array, labels: ArrayLike<number>): PlattMap {
  const targets = smoothed(labels)
  let map: PlattMap = { slope: 1, intercept: 0 }
  let loss = lossOf(map, scores, targets)
  for (let step = 0; step < mostSteps; step++) {
    const [dSlope, dIntercept] = newtonStep(map, scores, targets)
    let [size, next] = [1, moved(map, dSlope, dIntercept, 1)]
    while (size > 1e-6 && lossOf(next, scores, targets) > loss) {
      size /= 2
      next = moved(map, dSlope, dIntercept, size)
    }
    const nextLoss = lossOf(next, scores, targets)
    if (!(nextLoss < loss)) break
    const gain = loss - nextLoss
    map = next
    loss = nextLoss
    if (gain < enough * Math.max(1, loss)) break
  }
  return map.slope >= 0 ? map : { slope: 0, intercept: logit(mean(targets)) }
}

function smoothed(labels: ArrayLike<number>): Float64Array {
  let positives = 0
  for (let row = 0; row < labels.length; row++) if (labels[row]! > 0) positives++
  const negatives = labels.length - positives
  if (positives === 0 || negatives === 0)
    throw new RangeError(`${positives} of ${labels.length} rows are positive; a chance is fitted to both classes`)
  const [high, low] = [(positives + 1) / (positives + 2), 1 / (negatives + 2)]
  return Float64Array.from(labels, (label) => (label > 0 ? high : low))
}

function moved({ slope, intercept }: PlattMap, dSlope: number, dIntercept: number, size: number): PlattMap {
  return { slope: slope - size * dSlope, intercept: intercept - size * dIntercept }
}

function lossOf({ slope, intercept }: PlattMap, scores: Float64Array, targets: Float64Array): number {
  let loss = (ridge / 2) * (slope * slope + intercept * intercept)
  for (let row = 0; row < scores.length; row++) {
    const margin = slope * scores[row]! + intercept
    loss += Math.max(margin, 0) - margin * targets[row]! + Math.log1p(Math.exp(-Math.abs(margin)))
  }
  return loss
}

/** Inverse Hessian times gradient, by slope and intercept. */
function newtonStep(map: PlattMap, scores: Float64Array, targets: Float64Array): readonly [number, number] {
  let [gradientSlope, gradientIntercept] = [ridge * map.slope, ridge * map.intercept]
  let [curveSlope, curveBoth, curveIntercept] = [ridge, 0, ridge]
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!
    const chance = plattChance(map, score)
    const [error, weight] = [chance - targets[row]!, chance * (1 - chance)]
    gradientSlope += error * score
    gradientIntercept += error
    curveSlope += weight * score * score
    curveBoth += weight * score
    curveIntercept += weight
  }
  const determinant = curveSlope * curveIntercept - curveBoth * curveBoth
  return [
    (curveIntercept * gradientSlope - curveBoth * gradientIntercept) / determinant,
    (curveSlope * gradientIntercept - curveBoth * gradientSlope) / determinant,
  ]
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function logit(chance: number): number {
  return Math.log(chance / (1 - chance))
}

/**
 * Losses of scores, rows alone or in pairs inside a unit (the rows of one request): for y_i > y_j, d = s_i − s_j and the loss is
 * max(0, 1 − d) (hinge) or log(1 + e^−d) (RankNet), weighted as the better row; alone it is the logistic loss of a label 0 or 1.
 */

export const neuralObjectives = ['pointwise-logistic', 'ranknet', 'hinge'] as const
export type NeuralObjective = (typeof neuralObjectives)[number]

/** By row; offsets are part of the margins. */
export interface LossRows {
  readonly labels: Float64Array
  readonly weights: Float64Array
}

export interface Loss {
  /** Sum of weighted losses, and of weights: of rows, or of pairs. */
  sum: number
  weight: number
}

/** Adds the loss of rows `start` to `end` to `loss`, and its derivative by each margin to `slopes`. */
export type LossOf = (margins: Float64Array, rows: LossRows, start: number, end: number, slopes: Float64Array, loss: Loss) => void

const pointwise: LossOf = (margins, { labels, weights }, start, end, slopes, loss) => {
  for (let row = start; row < end; row++) {
    const margin = margins[row]
    slopes[row] += weights[row] * (1 / (1 + Math.exp(-margin)) - labels[row])
    loss.sum += weights[row] * (Math.max(margin, 0) - margin * labels[row] + Math.log1p(Math.exp(-Math.abs(margin))))
    loss.weight += weights[row]
  }
}

type PairLoss = (apart: number) => number

/** `slope` is the derivative by d. */
function pairwise(value: PairLoss, slope: PairLoss): LossOf {
  return (margins, { labels, weights }, start, end, slopes, loss) => {
    for (let i = start; i < end; i++) {
      for (let j = start; j < end; j++) {
        if (!(labels[i] > labels[j])) continue
        const apart = margins[i] - margins[j]
        const pull = weights[i] * slope(apart)
        slopes[i] += pull
        slopes[j] -= pull
        loss.sum += weights[i] * value(apart)
        loss.weight += weights[i]
      }
    }
  }
}

export const rankingLosses: Readonly<Record<NeuralObjective, LossOf>> = {
  'pointwise-logistic': pointwise,
  ranknet: pairwise(
    (d) => Math.max(-d, 0) + Math.log1p(Math.exp(-Math.abs(d))),
    (d) => -1 / (1 + Math.exp(d)),
  ),
  hinge: pairwise(
    (d) => Math.max(0, 1 - d),
    (d) => (d < 1 ? -1 : 0),
  ),
}

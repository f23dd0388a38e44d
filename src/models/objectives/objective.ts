/** What boosting descends: margins to derivatives. The tree grower sees nothing else. */
import type { Examples } from '../examples.ts'

export interface Objective {
  /** Margin that every row starts from. */
  readonly base: number
  /** Writes the derivatives of the sum of weighted losses by each margin, hessians not negative; gives the mean loss. */
  derivatives(margins: Float64Array, round: number, gradient: Float64Array, hessian: Float64Array): number
  /** The same of some rows, so that threads can share the work; absent where every row's derivatives stand on all margins. */
  readonly part?: PartDerivatives
}

/** Rows `start` up to `end`, whole requests where the objective compares the rows of one. */
export interface RowRange {
  readonly start: number
  readonly end: number
}

/** Loss summed over rows or pairs, and their weight. */
export interface LossSum {
  readonly loss: number
  readonly weight: number
}

export type PartDerivatives = (
  range: RowRange,
  margins: Float64Array,
  round: number,
  gradient: Float64Array,
  hessian: Float64Array,
) => LossSum

/** An objective whose parts do not depend on each other; `part` gets margins with the rows' offsets in them. */
export function separable(base: number, { labels, offsets }: ObjectiveRows, part: PartDerivatives): Objective {
  const rows = labels.length
  const scores = offsets === undefined ? undefined : new Float64Array(rows)
  const withOffsets: PartDerivatives = (range, margins, round, gradient, hessian) => {
    if (offsets === undefined || scores === undefined) return part(range, margins, round, gradient, hessian)
    for (let row = range.start; row < range.end; row++) scores[row] = margins[row]! + offsets[row]!
    return part(range, scores, round, gradient, hessian)
  }
  return {
    base,
    part: withOffsets,
    derivatives(margins, round, gradient, hessian) {
      const { loss, weight } = withOffsets({ start: 0, end: rows }, margins, round, gradient, hessian)
      return weight === 0 ? 0 : loss / weight
    },
  }
}

export interface ObjectiveOptions {
  readonly objective: ObjectiveName
  /** Of `lambdarank-ndcg`; of `pairwise-logistic` those of XGBoost double the hessian. */
  readonly preset: 'lightgbm' | 'xgboost-1' | 'xgboost-2'
  /** Ranking: 0 compares all rows of a request with unlike labels; else each row with so many drawn ones, as XGBoost 1.x does. */
  readonly pairsPerRow: number
}

export const objectiveNames = [
  'pointwise-logistic',
  'squared-error',
  'pairwise-logistic',
  'pairwise-debiased',
  'lambdarank-ndcg',
  'xendcg',
] as const
export type ObjectiveName = (typeof objectiveNames)[number]

/** What an objective knows of the examples: everything but their features. */
export type ObjectiveRows = Pick<Examples, 'labels' | 'weights' | 'offsets' | 'requests' | 'positions'>

export type MakeObjective = (rows: ObjectiveRows, options: ObjectiveOptions, seed: number) => Objective

/** Requests of the examples. Throws RangeError where there are none. */
export function requestsOf({ requests }: ObjectiveRows, objective: string): Uint32Array {
  if (requests === undefined || requests.length < 2) {
    throw new RangeError(
      `the objective "${objective}" compares rows of a request, but the rows name no requests (qid, a .query file, or a request column)`,
    )
  }
  return requests
}

/** The request that begins at or before a row: the last such. */
export function requestAt(requests: Uint32Array, row: number): number {
  let [low, high] = [0, requests.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (requests[middle]! <= row) low = middle
    else high = middle - 1
  }
  return low
}

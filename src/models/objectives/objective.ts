/** What boosting descends: margins to derivatives. The tree grower sees nothing else. */
import type { Examples } from '../examples.ts'

export interface Objective {
  /** Margin that every row starts from. */
  readonly base: number
  /** Writes the derivatives of the sum of weighted losses by each margin, hessians not negative; gives the mean loss. */
  derivatives(margins: Float64Array, round: number, gradient: Float64Array, hessian: Float64Array): number
}

export interface ObjectiveOptions {
  readonly objective: ObjectiveName
  /** Of `lambdarank-ndcg`. */
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

export type MakeObjective = (examples: Examples, options: ObjectiveOptions, seed: number) => Objective

/** Requests of the examples. Throws RangeError where there are none. */
export function requestsOf({ requests }: Examples, objective: string): Uint32Array {
  if (requests === undefined || requests.length < 2) {
    throw new RangeError(
      `the objective "${objective}" compares rows of a request, but the rows name no requests (qid, a .query file, or a request column)`,
    )
  }
  return requests
}

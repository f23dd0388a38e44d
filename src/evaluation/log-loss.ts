/** Logistic loss of each row: log(1 + e^−s) for label 1, log(1 + e^s) for label 0, and what lies between for labels between. */
import { RowError } from '../math/row-error.ts'
import { checkAligned } from './aligned.ts'

/** Scores are log-odds. Throws RangeError for a label that is no probability. */
export function logLosses(scores: Float64Array, labels: ArrayLike<number>): Float64Array {
  checkAligned(scores, labels)
  return scores.map((score, row) => {
    const label = labels[row]!
    if (!(label >= 0 && label <= 1)) throw new RowError(row, `label ${label} is no probability, which logloss needs; choose other metrics`)
    return Math.max(score, 0) - score * label + Math.log1p(Math.exp(-Math.abs(score)))
  })
}

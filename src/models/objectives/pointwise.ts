/** Each row alone: logistic loss of a label 0 or 1, or squared error. */
import type { MakeObjective, Objective } from './objective.ts'

export const pointwiseLogistic: MakeObjective = ({ labels, weights, offsets }) => {
  const weight = (row: number) => weights?.[row] ?? 1
  let [positive, total] = [0, 0]
  for (let row = 0; row < labels.length; row++) {
    positive += weight(row) * labels[row]
    total += weight(row)
  }
  const objective: Objective = {
    base: Math.log(positive / (total - positive)),
    derivatives(margins, _round, gradient, hessian) {
      let loss = 0
      for (let row = 0; row < labels.length; row++) {
        const margin = margins[row] + (offsets?.[row] ?? 0)
        const p = 1 / (1 + Math.exp(-margin))
        const w = weight(row)
        gradient[row] = w * (p - labels[row])
        hessian[row] = w * Math.max(p * (1 - p), 1e-16)
        loss += w * (Math.max(margin, 0) - margin * labels[row] + Math.log1p(Math.exp(-Math.abs(margin))))
      }
      return loss / total
    },
  }
  return objective
}

export const squaredError: MakeObjective = ({ labels, weights, offsets }) => {
  const weight = (row: number) => weights?.[row] ?? 1
  let [sum, total] = [0, 0]
  for (let row = 0; row < labels.length; row++) {
    sum += weight(row) * (labels[row] - (offsets?.[row] ?? 0))
    total += weight(row)
  }
  return {
    base: sum / total,
    derivatives(margins, _round, gradient, hessian) {
      let loss = 0
      for (let row = 0; row < labels.length; row++) {
        const error = margins[row] + (offsets?.[row] ?? 0) - labels[row]
        gradient[row] = weight(row) * error
        hessian[row] = weight(row)
        loss += (weight(row) * error * error) / 2
      }
      return loss / total
    },
  }
}

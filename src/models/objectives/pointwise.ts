/** Each row alone: logistic loss of a label 0 or 1, or squared error. */
import { type MakeObjective, type ObjectiveRows, separable } from './objective.ts'

export const pointwiseLogistic: MakeObjective = (examples) => {
  const { labels, weights } = examples
  const { sum, weight } = weighted(examples, (row) => labels[row])
  return separable(Math.log(sum / (weight - sum)), examples, ({ start, end }, margins, _round, gradient, hessian) => {
    let [loss, total] = [0, 0]
    for (let row = start; row < end; row++) {
      const margin = margins[row]
      const w = weights === undefined ? 1 : weights[row]
      const small = Math.exp(-Math.abs(margin))
      const p = (margin > 0 ? 1 : small) / (1 + small)
      gradient[row] = w * (p - labels[row])
      hessian[row] = w * Math.max(small / ((1 + small) * (1 + small)), 1e-16)
      loss += w * (Math.max(margin, 0) - margin * labels[row] + Math.log(1 + small))
      total += w
    }
    return { loss, weight: total }
  })
}

export const squaredError: MakeObjective = (examples) => {
  const { labels, weights, offsets } = examples
  const { sum, weight } = weighted(examples, (row) => labels[row] - (offsets?.[row] ?? 0))
  return separable(sum / weight, examples, ({ start, end }, margins, _round, gradient, hessian) => {
    let [loss, total] = [0, 0]
    for (let row = start; row < end; row++) {
      const error = margins[row] - labels[row]
      const w = weights === undefined ? 1 : weights[row]
      gradient[row] = w * error
      hessian[row] = w
      loss += (w * error * error) / 2
      total += w
    }
    return { loss, weight: total }
  })
}

function weighted({ labels, weights }: ObjectiveRows, value: (row: number) => number): { sum: number; weight: number } {
  let [sum, weight] = [0, 0]
  for (let row = 0; row < labels.length; row++) {
    const w = weights?.[row] ?? 1
    sum += w * value(row)
    weight += w
  }
  return { sum, weight }
}

/** Share of the rows whose margin lies on the side of the label. */
export function accuracy(margins: Float64Array, labels: Float64Array): number {
  return margins.reduce((right, margin, row) => right + Number(margin > 0 === labels[row]! > 0), 0) / margins.length
}

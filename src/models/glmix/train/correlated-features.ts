/** Which of an entity's features tell most about its labels: for entities with fewer rows than features (photon-ml). */

export interface FeatureSums {
  /** Σ weight of the rows, Σ weight · label, Σ weight · label². */
  readonly weight: number
  readonly label: number
  readonly labelSquare: number
  /** By feature: Σ weight · x, Σ weight · x², Σ weight · x · label. */
  readonly x: Float64Array
  readonly xSquare: Float64Array
  readonly xLabel: Float64Array
}

/** Places of the `count` features with the largest |Pearson correlation|, ascending; ties go to the first, constant features come last. */
export function mostCorrelated(sums: FeatureSums, count: number): Uint32Array {
  const { weight, label, labelSquare, x, xSquare, xLabel } = sums
  const labelSpread = labelSquare - (label * label) / weight
  const strength = x.map((sum, i) => {
    const spread = xSquare[i] - (sum * sum) / weight
    const shared = xLabel[i] - (sum * label) / weight
    const square = spread * labelSpread
    return spread > 1e-12 * xSquare[i] && square > 0 ? Math.abs(shared) / Math.sqrt(square) : -1
  })
  const order = Uint32Array.from(x.keys()).sort((a, b) => strength[b] - strength[a] || a - b)
  return order.slice(0, count).sort()
}

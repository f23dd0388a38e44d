/** Walker's alias method (Vose 1991): draws from a discrete distribution in constant time with one uniform number. */
export interface AliasTable {
  readonly thresholds: Float64Array
  readonly aliases: Uint32Array
}

/** `weights` need not sum to 1. Throws RangeError unless all are finite, none negative and one positive. */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const count = weights.length
  const mean = totalOf(weights) / count
  const thresholds = Float64Array.from(weights, (weight) => weight / mean)
  const aliases = Uint32Array.from(weights, (_, index) => index)
  const small: number[] = []
  const large: number[] = []
  for (let i = 0; i < count; i++) (thresholds[i]! < 1 ? small : large).push(i)
  while (small.length > 0 && large.length > 0) {
    const [low, high] = [small.pop()!, large.at(-1)!]
    aliases[low] = high
    thresholds[high]! -= 1 - thresholds[low]!
    if (thresholds[high]! < 1) small.push(large.pop()!)
  }
  for (const rest of [...small, ...large]) thresholds[rest] = 1
  return { thresholds, aliases }
}

/** `uniform` is in [0, 1); its integer part after scaling chooses the column, the rest decides within it. */
export function drawAlias(table: AliasTable, uniform: number): number {
  const scaled = uniform * table.thresholds.length
  const column = Math.floor(scaled)
  return scaled - column < table.thresholds[column]! ? column : table.aliases[column]!
}

function totalOf(weights: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!
    if (!(weight >= 0 && Number.isFinite(weight))) throw new RangeError(`weight ${i} is ${weight}; weights are finite and not negative`)
    total += weight
  }
  if (!(total > 0)) throw new RangeError('no weight is positive; a distribution needs one')
  return total
}

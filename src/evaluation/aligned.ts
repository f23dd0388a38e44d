/** A metric of unequal columns, or of scores that are not numbers, is a wrong call. */
export function checkAligned(scores: ArrayLike<number>, labels: ArrayLike<number>, weights?: ArrayLike<number>): void {
  if (labels.length !== scores.length) throw new RangeError(`${scores.length} scores but ${labels.length} labels`)
  if (weights !== undefined && weights.length !== scores.length)
    throw new RangeError(`${scores.length} scores but ${weights.length} weights`)
  for (let row = 0; row < scores.length; row++) if (Number.isNaN(scores[row])) throw new RangeError(`score ${row} is not a number`)
}

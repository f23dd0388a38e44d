/**
 * Decimals from bytes without making a text of each: the digits as a whole number and a power of ten. Where both are exact in
 * float64, their product or quotient is rounded once, so it is the nearest number there is (Clinger 1990).
 */

const minus = 0x2d
const point = 0x2e
const zero = 0x30

/** Those that float64 holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/** `undefined` where the text has too many digits, too large an exponent, or is not written as a number. */
export function exactDecimal(bytes: Uint8Array, start: number, end: number): number | undefined {
  let at = bytes[start] === minus ? start + 1 : start
  let digits = 0
  let whole = 0
  let fraction = 0
  let inFraction = false
  for (; at < end; at++) {
    const digit = bytes[at] - zero
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit
      digits++
      if (inFraction) fraction++
    } else if (bytes[at] === point && !inFraction) inFraction = true
    else break
  }
  const power = at === end ? 0 : exponentOf(bytes, at, end)
  if (digits === 0 || digits > 15 || power === undefined) return undefined
  return scaled(bytes[start] === minus ? -whole : whole, power - fraction)
}

function scaled(whole: number, power: number): number | undefined {
  if (power < -22 || power > 22) return undefined
  return power < 0 ? whole / powersOfTen[-power] : whole * powersOfTen[power]
}

function exponentOf(bytes: Uint8Array, start: number, end: number): number | undefined {
  if (bytes[start] !== 0x45 && bytes[start] !== 0x65) return undefined
  const negative = bytes[start + 1] === minus
  let at = negative || bytes[start + 1] === 0x2b ? start + 2 : start + 1
  if (at === end || end - at > 3) return undefined
  let power = 0
  for (; at < end; at++) {
    const digit = bytes[at] - zero
    if (digit < 0 || digit > 9) return undefined
    power = power * 10 + digit
  }
  return negative ? -power : power
}

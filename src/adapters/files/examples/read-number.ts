/** Numbers straight from the bytes of a text file, rounded as JavaScript rounds them. */

/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))
/** So many digits always fit into a double. */
const exactDigits = 15
const [plus, minus, point, zero] = [0x2b, 0x2d, 0x2e, 0x30]
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** NaN for the word "nan"; infinite for "inf" and for what is too large; undefined for what is no number. */
export function readNumber(bytes: Buffer, start: number, end: number): number | undefined {
  const isSigned = bytes[start] === minus || bytes[start] === plus
  let at = isSigned ? start + 1 : start
  let [mantissa, digits, decimals] = [0, 0, -1]
  for (; at < end; at++) {
    const digit = bytes[at]! - zero
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit
      digits++
      if (decimals >= 0) decimals++
    } else if (bytes[at] === point && decimals < 0) decimals = 0
    else break
  }
  // A quotient of two exact doubles is rounded once, so it is the nearest double (Clinger 1990).
  if (at === end && digits > 0 && digits <= exactDigits) {
    const value = decimals > 0 ? mantissa / powers[decimals]! : mantissa
    return bytes[start] === minus ? -value : value
  }
  return readSlowly(bytes.toString('latin1', start, end))
}

function readSlowly(text: string): number | undefined {
  if (decimal.test(text)) return Number(text)
  if (/^[+-]?nan$/i.test(text)) return NaN
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  return undefined
}

/** Ascending order of many float32 numbers by their bits, eleven at a time: several times as fast as comparing them. NaN is not allowed. */

const [digitBits, digits] = [11, 2 ** 11]

/** Sorts in place. Few numbers are left to the language, which is faster there. */
export function sortFloats(values: Float32Array<ArrayBuffer>): void {
  if (values.length < digits) values.sort()
  else {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
    for (let i = 0; i < bits.length; i++) bits[i] = ascending(bits[i]!)
    const scratch = new Uint32Array(bits.length)
    sortByDigit(bits, scratch, 0)
    sortByDigit(scratch, bits, digitBits)
    sortByDigit(bits, scratch, 2 * digitBits)
    for (let i = 0; i < bits.length; i++) bits[i] = descending(scratch[i]!)
  }
}

/** Bits that stand in the order of the numbers: of negative ones all turned, of others the sign. */
function ascending(bits: number): number {
  return bits ^ (bits >>> 31 === 1 ? 0xffff_ffff : 0x8000_0000)
}

function descending(bits: number): number {
  return bits ^ (bits >>> 31 === 1 ? 0x8000_0000 : 0xffff_ffff)
}

function sortByDigit(from: Uint32Array, into: Uint32Array, shift: number): void {
  const places = new Uint32Array(digits + 1)
  for (const value of from) places[((value >>> shift) & (digits - 1)) + 1]!++
  for (let digit = 0; digit < digits; digit++) places[digit + 1]! += places[digit]!
  for (const value of from) into[places[(value >>> shift) & (digits - 1)]!++] = value
}

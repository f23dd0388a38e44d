/**
 * A fast checksum against damage, not against malice: four lanes of multiply and rotate over 32-bit words. Each step is
 * a bijection of the lane for a given word, so no single changed word can go unseen.
 */

export const checksumBytes = 16

/** Of the first `length` bytes; `bytes` must begin at a multiple of 4 of its buffer. */
export function checksum(bytes: Uint8Array, length = bytes.length): Uint8Array {
  // Signed: unsigned words beyond 31 bits would be handled as floating-point numbers, at half the speed.
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, length >>> 2)
  let a = length | 0
  let b = 0x243f6a88
  let c = 0x85a308d3
  let d = 0x13198a2e
  const whole = words.length & ~3
  for (let i = 0; i < whole; i += 4) {
    a = mix(a, words[i])
    b = mix(b, words[i + 1])
    c = mix(c, words[i + 2])
    d = mix(d, words[i + 3])
  }
  for (let i = whole; i < words.length; i++) a = mix(a, words[i])
  for (let i = words.length * 4; i < length; i++) b = mix(b, bytes[i])
  return new Uint8Array(Uint32Array.of(a, b, c, d).buffer)
}

function mix(lane: number, word: number): number {
  const product = Math.imul(lane ^ word, 0x9e3779b1)
  return (product << 15) | (product >>> 17)
}

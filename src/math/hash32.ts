/**
 * Counter-based random bits: a pure function of its counters, so that any element of a random sequence can be had
 * without the ones before it. Each word is folded in by a multiply and the MurmurHash3 finaliser (full avalanche).
 */
const golden = 0x9e3779b9

/** Unsigned 32-bit; every argument counts by its lower 32 bits. */
export function hash32(a: number, b = 0, c = 0, d = 0): number {
  return hashEnd(hashStart(a, b), c, d)
}

/** hash32(a, b, c, d) = hashEnd(hashStart(a, b), c, d): what many hashes have in common is folded once. */
export function hashStart(a: number, b: number): number {
  return mix32(mix32(a ^ golden) ^ Math.imul(b + 1, golden))
}

export function hashEnd(start: number, c: number, d: number): number {
  return mix32(mix32(start ^ Math.imul(c + 2, golden)) ^ Math.imul(d + 3, golden)) >>> 0
}

/** MurmurHash3's finaliser: a bijection of 32-bit words. */
export function mix32(word: number): number {
  let z = word | 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return z ^ (z >>> 16)
}

/** In [0, 1). */
export function uniform(a: number, b = 0, c = 0, d = 0): number {
  return hash32(a, b, c, d) / 0x1_0000_0000
}

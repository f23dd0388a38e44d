/** Sets of small numbers as bits, 32 to a word. */

export type Bits = Uint32Array

export function wordsFor(size: number): number {
  return (size + 31) >>> 5
}

export function setBit(bits: Bits, index: number): void {
  bits[index >>> 5] |= 1 << (index & 31)
}

export function clearBit(bits: Bits, index: number): void {
  bits[index >>> 5] &= ~(1 << (index & 31))
}

export function hasBit(bits: Bits, index: number): boolean {
  return ((bits[index >>> 5] >>> (index & 31)) & 1) === 1
}

/** The set of 0 … size − 1. */
export function fillBits(bits: Bits, size: number): void {
  bits.fill(0xffffffff, 0, size >>> 5)
  if (size & 31) bits[size >>> 5] = 2 ** (size & 31) - 1
}

export function countBits(bits: Bits): number {
  return countShared(bits, bits)
}

/** Size of the intersection. Carry-save adders take eight words to one population count. */
export function countShared(a: Bits, b: Bits): number {
  const blocks = a.length & ~7
  let count = 0
  let ones = 0
  let twos = 0
  let fours = 0
  for (let i = 0; i < blocks; i += 8) {
    const w0 = a[i] & b[i]
    const w1 = a[i + 1] & b[i + 1]
    const w2 = a[i + 2] & b[i + 2]
    const w3 = a[i + 3] & b[i + 3]
    const w4 = a[i + 4] & b[i + 4]
    const w5 = a[i + 5] & b[i + 5]
    const w6 = a[i + 6] & b[i + 6]
    const w7 = a[i + 7] & b[i + 7]
    const s0 = ones ^ w0
    const c0 = (ones & w0) | (s0 & w1)
    const s1 = s0 ^ w1 ^ w2
    const c1 = ((s0 ^ w1) & w2) | (s1 & w3)
    const s2 = s1 ^ w3 ^ w4
    const c2 = ((s1 ^ w3) & w4) | (s2 & w5)
    const s3 = s2 ^ w5 ^ w6
    const c3 = ((s2 ^ w5) & w6) | (s3 & w7)
    ones = s3 ^ w7
    const t0 = twos ^ c0
    const d0 = (twos & c0) | (t0 & c1)
    const t1 = t0 ^ c1 ^ c2
    const d1 = ((t0 ^ c1) & c2) | (t1 & c3)
    twos = t1 ^ c3
    const f0 = fours ^ d0
    const eights = (fours & d0) | (f0 & d1)
    fours = f0 ^ d1
    count += 8 * countWord(eights)
  }
  count += 4 * countWord(fours) + 2 * countWord(twos) + countWord(ones)
  for (let i = blocks; i < a.length; i++) count += countWord(a[i] & b[i])
  return count
}

/** Writes the members into `list`, ascending, until it is full; gives how many were written. */
export function listBits(bits: Bits, list: Uint32Array): number {
  let count = 0
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]
    while (word !== 0) {
      if (count === list.length) return count
      list[count++] = (i << 5) + 31 - Math.clz32(word & -word)
      word &= word - 1
    }
  }
  return count
}

/** Ones of a word: sums in fields of 2, 4 and 8 bits, added up by a multiplication (Hacker's Delight, 5-1). */
export function countWord(word: number): number {
  let w = word - ((word >>> 1) & 0x55555555)
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333)
  return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

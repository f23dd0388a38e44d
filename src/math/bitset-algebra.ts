/**
 * What a search does with whole sets. The sets of one call have the same length, and those that an algebra of a memory is given lie in
 * that memory. The plain one is the twin of the kernel, and serves where sets are small.
 */
import { type Bits, countBits } from './bitset.ts'
import { kernel } from './kernels/kernel.ts'

export interface BitsetAlgebra {
  /** into = a ∩ b */
  intersection(into: Bits, a: Bits, b: Bits): void
  /** into = a − b */
  difference(into: Bits, a: Bits, b: Bits): void
  /** into ∪= a ∩ b */
  uniteShared(into: Bits, a: Bits, b: Bits): void
  /** into ∪= the listed members of `among` */
  uniteListed(into: Bits, list: Uint32Array, among: Bits): void
  /** failed = domain − passed; what had failed once before has now failed twice. */
  countFailures(failed: Bits, domain: Bits, passed: Bits, failures: Failures): void
  count(bits: Bits): number
}

/** What failed at least once, and what did at least twice. */
export interface Failures {
  readonly once: Bits
  readonly twice: Bits
}

export const plainBitsets: BitsetAlgebra = {
  intersection(into, a, b) {
    for (let i = 0; i < into.length; i++) into[i] = a[i] & b[i]
  },
  difference(into, a, b) {
    for (let i = 0; i < into.length; i++) into[i] = a[i] & ~b[i]
  },
  uniteShared(into, a, b) {
    for (let i = 0; i < into.length; i++) into[i] |= a[i] & b[i]
  },
  uniteListed(into, list, among) {
    for (const member of list) into[member >>> 5] |= among[member >>> 5] & (1 << (member & 31))
  },
  countFailures(failed, domain, passed, { once, twice }) {
    for (let i = 0; i < failed.length; i++) {
      failed[i] = domain[i] & ~passed[i]
      twice[i] |= once[i] & failed[i]
      once[i] |= failed[i]
    }
  },
  count: countBits,
}

export function kernelBitsets(memory: WebAssembly.Memory): BitsetAlgebra {
  const { intersection, difference, uniteShared, uniteListed, countFailures } = kernel('bitsets', memory)
  const { countShared } = kernel('counting', memory)
  return {
    intersection: (into, a, b) => intersection(into.byteOffset, a.byteOffset, b.byteOffset, into.byteLength),
    difference: (into, a, b) => difference(into.byteOffset, a.byteOffset, b.byteOffset, into.byteLength),
    uniteShared: (into, a, b) => uniteShared(into.byteOffset, a.byteOffset, b.byteOffset, into.byteLength),
    uniteListed: (into, { byteOffset, byteLength }, among) =>
      uniteListed(into.byteOffset, byteOffset, byteOffset + byteLength, among.byteOffset),
    countFailures: (failed, domain, passed, { once, twice }) =>
      countFailures(failed.byteOffset, domain.byteOffset, passed.byteOffset, once.byteOffset, twice.byteOffset, failed.byteLength),
    count: ({ byteOffset, byteLength }) => countShared(byteOffset, byteOffset, byteLength),
  }
}

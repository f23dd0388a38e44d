/** Algebra of sets as bits, 128 at a time. All places are in bytes of the shared memory; sets of one call take `bytes` each, a multiple of 4. */

/** into = a ∩ b */
export function intersection(into: usize, a: usize, b: usize, bytes: usize): void {
  const end = into + bytes
  const wholeEnd = into + (bytes & ~15)
  for (; into < wholeEnd; into += 16, a += 16, b += 16) v128.store(into, v128.and(v128.load(a), v128.load(b)))
  for (; into < end; into += 4, a += 4, b += 4) store<u32>(into, load<u32>(a) & load<u32>(b))
}

/** into = a − b */
export function difference(into: usize, a: usize, b: usize, bytes: usize): void {
  const end = into + bytes
  const wholeEnd = into + (bytes & ~15)
  for (; into < wholeEnd; into += 16, a += 16, b += 16) v128.store(into, v128.andnot(v128.load(a), v128.load(b)))
  for (; into < end; into += 4, a += 4, b += 4) store<u32>(into, load<u32>(a) & ~load<u32>(b))
}

/** into ∪= a ∩ b */
export function uniteShared(into: usize, a: usize, b: usize, bytes: usize): void {
  const end = into + bytes
  const wholeEnd = into + (bytes & ~15)
  for (; into < wholeEnd; into += 16, a += 16, b += 16) {
    v128.store(into, v128.or(v128.load(into), v128.and(v128.load(a), v128.load(b))))
  }
  for (; into < end; into += 4, a += 4, b += 4) store<u32>(into, load<u32>(into) | (load<u32>(a) & load<u32>(b)))
}

/** into ∪= the listed members of `among` */
export function uniteListed(into: usize, list: usize, listEnd: usize, among: usize): void {
  for (; list < listEnd; list += 4) {
    const member = load<u32>(list)
    const place = (<usize>(member >> 5)) << 2
    store<u32>(into + place, load<u32>(into + place) | (load<u32>(among + place) & (1 << (member & 31))))
  }
}

/** failed = domain − passed; what had failed once before has now failed twice. */
export function countFailures(failed: usize, domain: usize, passed: usize, once: usize, twice: usize, bytes: usize): void {
  const end = failed + bytes
  const wholeEnd = failed + (bytes & ~15)
  for (; failed < wholeEnd; failed += 16, domain += 16, passed += 16, once += 16, twice += 16) {
    const now = v128.andnot(v128.load(domain), v128.load(passed))
    const before = v128.load(once)
    v128.store(failed, now)
    v128.store(twice, v128.or(v128.load(twice), v128.and(before, now)))
    v128.store(once, v128.or(before, now))
  }
  for (; failed < end; failed += 4, domain += 4, passed += 4, once += 4, twice += 4) {
    const now = load<u32>(domain) & ~load<u32>(passed)
    const before = load<u32>(once)
    store<u32>(failed, now)
    store<u32>(twice, load<u32>(twice) | (before & now))
    store<u32>(once, before | now)
  }
}

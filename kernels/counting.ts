/** Loops over bitsets and lists of documents, of 32 bits each. All places are in bytes of the shared memory. */

/** A byte holds the ones of so many bytes. */
const mostBeforeOverflow: usize = 31

/** Ones that two stretches of words share. */
export function countShared(a: usize, b: usize, bytes: usize): u32 {
  const end = a + bytes
  const wholeEnd = a + (bytes & ~15)
  let lanes = i32x4.splat(0)
  while (a < wholeEnd) {
    const blockEnd = min(a + (mostBeforeOverflow << 4), wholeEnd)
    let ones = i8x16.splat(0)
    for (; a < blockEnd; a += 16, b += 16) ones = i8x16.add(ones, i8x16.popcnt(v128.and(v128.load(a), v128.load(b))))
    lanes = i32x4.add(lanes, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(ones)))
  }
  let count: u32 = i32x4.extract_lane(lanes, 0) + i32x4.extract_lane(lanes, 1) + i32x4.extract_lane(lanes, 2) + i32x4.extract_lane(lanes, 3)
  for (; a < end; a += 4, b += 4) count += popcnt<u32>(load<u32>(a) & load<u32>(b))
  return count
}

const rowsAtOnce: usize = 16

/**
 * For each listed document, counts its slots from `first` on; slots ascend within a row, so a row is read from its end.
 * Rows lie anywhere in a large memory: the ends of sixteen are asked for together, so that their lines arrive together. What that
 * reads is given back, of no meaning, lest the compiler leave it out.
 */
function tallyRows<T>(list: usize, listEnd: usize, offsets: usize, slots: usize, counts: usize, first: u32): u32 {
  const shift = sizeof<T>() >> 1
  let read: u32 = 0
  while (list < listEnd) {
    const end = min(list + (rowsAtOnce << 2), listEnd)
    for (let at = list; at < end; at += 4) {
      const place = offsets + ((<usize>load<u32>(at)) << 2)
      read += <u32>load<T>(slots + ((<usize>load<u32>(place)) << shift))
      read += <u32>load<T>(slots + ((<usize>load<u32>(place, 4)) << shift))
    }
    for (; list < end; list += 4) {
      const place = offsets + ((<usize>load<u32>(list)) << 2)
      const start = slots + ((<usize>load<u32>(place)) << shift)
      for (let at = slots + ((<usize>load<u32>(place, 4)) << shift); at > start; ) {
        at -= sizeof<T>()
        const slot = <u32>load<T>(at)
        if (slot < first) break
        const count = counts + ((<usize>slot) << 2)
        store<u32>(count, load<u32>(count) + 1)
      }
    }
  }
  return read
}

export function tallyRows16(list: usize, listEnd: usize, offsets: usize, slots: usize, counts: usize, first: u32): u32 {
  return tallyRows<u16>(list, listEnd, offsets, slots, counts, first)
}

export function tallyRows32(list: usize, listEnd: usize, offsets: usize, slots: usize, counts: usize, first: u32): u32 {
  return tallyRows<u32>(list, listEnd, offsets, slots, counts, first)
}

/** For each of `terms` lists that lie one after another, how many of its documents are in `bits`; `ends` hold where each list ends. */
export function countLists(at: usize, ends: usize, terms: u32, bits: usize, counts: usize): void {
  const endsEnd = ends + ((<usize>terms) << 2)
  for (; ends < endsEnd; ends += 4, counts += 4) {
    const end = <usize>load<u32>(ends)
    store<u32>(counts, countList(at, end, bits))
    at = end
  }
}

/** How many documents of a list are in `bits`. */
export function countList(at: usize, end: usize, bits: usize): u32 {
  let count: u32 = 0
  for (; at < end; at += 4) {
    const document = load<u32>(at)
    count += (load<u32>(bits + ((<usize>(document >> 5)) << 2)) >> (document & 31)) & 1
  }
  return count
}

/** Writes the members of a set, ascending; there must be room for all. */
export function listBits(bits: usize, bitsEnd: usize, list: usize): void {
  for (let first: u32 = 0; bits < bitsEnd; bits += 4, first += 32) {
    for (let word = load<u32>(bits); word !== 0; word &= word - 1) {
      store<u32>(list, first + ctz<u32>(word))
      list += 4
    }
  }
}

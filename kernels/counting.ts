/** Loops over bitsets and lists of documents, of 32 bits each. All places are in bytes of the shared memory. */

/** Ones that two stretches of words share. */
export function countShared(a: usize, b: usize, bytes: usize): u32 {
  const end = a + bytes
  const wholeEnd = a + (bytes & ~15)
  let lanes = i32x4.splat(0)
  for (; a < wholeEnd; a += 16, b += 16) {
    const ones = i8x16.popcnt(v128.and(v128.load(a), v128.load(b)))
    lanes = i32x4.add(lanes, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(ones)))
  }
  let count: u32 = i32x4.extract_lane(lanes, 0) + i32x4.extract_lane(lanes, 1) + i32x4.extract_lane(lanes, 2) + i32x4.extract_lane(lanes, 3)
  for (; a < end; a += 4, b += 4) count += popcnt<u32>(load<u32>(a) & load<u32>(b))
  return count
}

/** For each listed document, counts its ranks from `first` on; 16-bit ranks ascend within a row, so a row is read from its end. */
export function tallyRanks(list: usize, listEnd: usize, offsets: usize, ranks: usize, counts: usize, first: u32): void {
  for (; list < listEnd; list += 4) {
    const place = offsets + ((<usize>load<u32>(list)) << 2)
    const start = ranks + ((<usize>load<u32>(place)) << 1)
    for (let at = ranks + ((<usize>load<u32>(place, 4)) << 1); at > start; ) {
      at -= 2
      const rank = <u32>load<u16>(at)
      if (rank < first) break
      const count = counts + ((<usize>rank) << 2)
      store<u32>(count, load<u32>(count) + 1)
    }
  }
}

/** For each of `terms` lists that lie one after another, how many of its documents are in `bits`; `ends` hold where each list ends. */
export function countLists(at: usize, ends: usize, terms: u32, bits: usize, counts: usize): void {
  const endsEnd = ends + ((<usize>terms) << 2)
  for (; ends < endsEnd; ends += 4, counts += 4) {
    const end = <usize>load<u32>(ends)
    let count: u32 = 0
    for (; at < end; at += 4) {
      const document = load<u32>(at)
      count += (load<u32>(bits + ((<usize>(document >> 5)) << 2)) >> (document & 31)) & 1
    }
    store<u32>(counts, count)
  }
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

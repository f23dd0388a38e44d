/** Loops over bitsets and lists of documents, of 32 bits each. All places are in bytes of the shared memory. */

/** Ones that two stretches of words share: four sums at a time, since processors count the ones of several words at once. */
export function countShared(a: usize, b: usize, bytes: usize): u32 {
  const end = a + bytes
  const wholeEnd = a + (bytes & ~31)
  let count0: u64 = 0
  let count1: u64 = 0
  let count2: u64 = 0
  let count3: u64 = 0
  for (; a < wholeEnd; a += 32, b += 32) {
    count0 += popcnt<u64>(load<u64>(a) & load<u64>(b))
    count1 += popcnt<u64>(load<u64>(a, 8) & load<u64>(b, 8))
    count2 += popcnt<u64>(load<u64>(a, 16) & load<u64>(b, 16))
    count3 += popcnt<u64>(load<u64>(a, 24) & load<u64>(b, 24))
  }
  let count = <u32>(count0 + count1 + count2 + count3)
  for (; a < end; a += 4, b += 4) count += popcnt<u32>(load<u32>(a) & load<u32>(b))
  return count
}

/**
 * Like countShared, but ends as soon as the count cannot reach `least`, and gives then how much it could have reached. `left` holds,
 * for the end of each block of `a`, how many ones of `a` come after it.
 */
export function countSharedUnless(a: usize, b: usize, bytes: usize, block: usize, left: usize, least: u32): u32 {
  const end = a + bytes
  let count: u32 = 0
  for (; a < end; a += block, b += block, left += 4) {
    count += countShared(a, b, min(block, end - a))
    const most = count + load<u32>(left)
    if (most < least) return most
  }
  return count
}

const rowsAtOnce: usize = 16

/**
 * For each listed document, counts its slots of [first, end); slots ascend within a row, and a row is read from its end.
 * Rows lie anywhere in a large memory: the last `reach` bytes of sixteen are asked for together, so that their lines arrive together.
 * What that reads is given back, of no meaning, lest the compiler leave it out.
 */
function tallyRows<T>(list: usize, listEnd: usize, offsets: usize, slots: usize, counts: usize, first: u32, end: u32, reach: usize): u32 {
  const shift = sizeof<T>() >> 1
  let read: u32 = 0
  while (list < listEnd) {
    const part = min(list + (rowsAtOnce << 2), listEnd)
    for (let at = list; at < part; at += 4) {
      const last = slots + ((<usize>load<u32>(offsets + ((<usize>load<u32>(at)) << 2), 4)) << shift)
      read += <u32>load<T>(last)
      read += <u32>load<T>(max(slots, last - reach))
    }
    for (; list < part; list += 4) {
      const place = offsets + ((<usize>load<u32>(list)) << 2)
      const start = slots + ((<usize>load<u32>(place)) << shift)
      let at = slots + ((<usize>load<u32>(place, 4)) << shift)
      while (at > start && <u32>load<T>(at - sizeof<T>()) >= end) at -= sizeof<T>()
      while (at > start) {
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

export function tallyRows16(
  list: usize,
  listEnd: usize,
  offsets: usize,
  slots: usize,
  counts: usize,
  first: u32,
  end: u32,
  reach: usize,
): u32 {
  return tallyRows<u16>(list, listEnd, offsets, slots, counts, first, end, reach)
}

export function tallyRows32(
  list: usize,
  listEnd: usize,
  offsets: usize,
  slots: usize,
  counts: usize,
  first: u32,
  end: u32,
  reach: usize,
): u32 {
  return tallyRows<u32>(list, listEnd, offsets, slots, counts, first, end, reach)
}

/** Lists where the words of [first, end) are not 0, counted from `counts` on; there must be room for all. Gives how many there are. */
export function listNonZero(counts: usize, first: usize, end: usize, list: usize): u32 {
  const start = list
  const wholeEnd = first + ((end - first) & ~31)
  for (; first < wholeEnd; first += 32) {
    if (!v128.any_true(v128.or(v128.load(first), v128.load(first, 16)))) continue
    for (let at = first; at < first + 32; at += 4) list = listWord(counts, at, list)
  }
  for (; first < end; first += 4) list = listWord(counts, first, list)
  return <u32>((list - start) >> 2)
}

function listWord(counts: usize, at: usize, list: usize): usize {
  store<u32>(list, <u32>((at - counts) >> 2))
  return list + ((<usize>(load<u32>(at) !== 0)) << 2)
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
  const wholeEnd = at + ((end - at) & ~15)
  let count0: u32 = 0
  let count1: u32 = 0
  let count2: u32 = 0
  let count3: u32 = 0
  for (; at < wholeEnd; at += 16) {
    count0 += isIn(bits, load<u32>(at))
    count1 += isIn(bits, load<u32>(at, 4))
    count2 += isIn(bits, load<u32>(at, 8))
    count3 += isIn(bits, load<u32>(at, 12))
  }
  for (; at < end; at += 4) count0 += isIn(bits, load<u32>(at))
  return count0 + count1 + count2 + count3
}

const listBlock: usize = 512

/** Like countList, but ends as soon as the count cannot reach `least`, and gives then how much it could have reached. */
export function countListUnless(at: usize, end: usize, bits: usize, least: u32): u32 {
  let count: u32 = 0
  while (at < end) {
    const blockEnd = min(at + listBlock, end)
    count += countList(at, blockEnd, bits)
    at = blockEnd
    const most = count + <u32>((end - at) >> 2)
    if (most < least) return most
  }
  return count
}

function isIn(bits: usize, document: u32): u32 {
  return (load<u32>(bits + ((<usize>(document >> 5)) << 2)) >> (document & 31)) & 1
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

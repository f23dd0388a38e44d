/** Sums of weighted impacts by document, 32 bits each. All places are in bytes of the shared memory. */

/** scores[d] += weight · impacts[d] for all `count` documents, sixteen at a time. */
export function addColumn(scores: usize, impacts: usize, count: usize, weight: u32): void {
  const end = impacts + count
  const wholeEnd = impacts + (count & ~15)
  const weights = i32x4.splat(weight)
  for (; impacts < wholeEnd; impacts += 16, scores += 64) {
    const bytes = v128.load(impacts)
    const low = i16x8.extend_low_i8x16_u(bytes)
    const high = i16x8.extend_high_i8x16_u(bytes)
    addProducts(scores, i32x4.extend_low_i16x8_u(low), weights)
    addProducts(scores + 16, i32x4.extend_high_i16x8_u(low), weights)
    addProducts(scores + 32, i32x4.extend_low_i16x8_u(high), weights)
    addProducts(scores + 48, i32x4.extend_high_i16x8_u(high), weights)
  }
  for (; impacts < end; impacts++, scores += 4) store<u32>(scores, load<u32>(scores) + weight * load<u8>(impacts))
}

function addProducts(scores: usize, impacts: v128, weights: v128): void {
  v128.store(scores, i32x4.add(v128.load(scores), i32x4.mul(impacts, weights)))
}

/** scores[d] += weight · the impact beside d, for the listed documents. */
export function addListed(scores: usize, list: usize, listEnd: usize, impacts: usize, weight: u32): void {
  for (; list < listEnd; list += 4, impacts++) {
    const score = scores + ((<usize>load<u32>(list)) << 2)
    store<u32>(score, load<u32>(score) + weight * load<u8>(impacts))
  }
}

/** scores[d] += addend for the listed documents. */
export function addToListed(scores: usize, list: usize, listEnd: usize, addend: u32): void {
  for (; list < listEnd; list += 4) {
    const score = scores + ((<usize>load<u32>(list)) << 2)
    store<u32>(score, load<u32>(score) + addend)
  }
}

/** scores[d] += addend for the documents of both sets. */
export function addToShared(scores: usize, a: usize, b: usize, bytes: usize, addend: u32): void {
  for (const end = a + bytes; a < end; a += 4, b += 4, scores += 128) {
    for (let word = load<u32>(a) & load<u32>(b); word !== 0; word &= word - 1) {
      const score = scores + ((<usize>ctz<u32>(word)) << 2)
      store<u32>(score, load<u32>(score) + addend)
    }
  }
}

/** Lists the members of the set that score at least so much, ascending, and their scores; gives their count. */
export function collectAtLeast(set: usize, bytes: usize, scores: usize, least: u32, members: usize, found: usize): u32 {
  const first = members
  let base: u32 = 0
  for (const end = set + bytes; set < end; set += 4, base += 32) {
    for (let word = load<u32>(set); word !== 0; word &= word - 1) {
      const member = base + ctz<u32>(word)
      const score = load<u32>(scores + ((<usize>member) << 2))
      // Written in any case, and kept by moving on: whether a score is large enough cannot be foretold, and a wrong guess costs more.
      store<u32>(members, member)
      store<u32>(found, score)
      const step: usize = score >= least ? 4 : 0
      members += step
      found += step
    }
  }
  return <u32>((members - first) >> 2)
}

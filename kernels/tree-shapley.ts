/**
 * Shapley's values of boosted trees for one row (src/models/tree/shapley-terms.ts has the formula). All places are in bytes.
 * A split is 32 bytes: where its column lies in the row (u32), threshold (f32), the slot of its parent, the slot of the nearest split
 * above that asks the same input and the side on which this one lies (u32 each), and where its own column and its parent's lie in
 * the values (u32 each). Slot 0 stands for no split: its product is 1 and its state is the side that those without an earlier one name.
 */

/** For each tree: the bytes its splits and their terms take. `pointBytes` is a multiple of 16. */
export function explainRow(
  trees: usize,
  treesEnd: usize,
  splits: usize,
  terms: usize,
  row: usize,
  values: usize,
  slots: usize,
  states: usize,
  pointBytes: usize,
): void {
  for (let at = slots; at < slots + pointBytes; at += 16) v128.store(at, f64x2.splat(1))
  store<u8>(states, 0)
  for (; trees < treesEnd; trees += 8) {
    const splitsEnd = splits + <usize>load<u32>(trees)
    const termsEnd = terms + <usize>load<u32>(trees, 4)
    descend(splits, splitsEnd, terms, row, slots, states, pointBytes)
    ascend(splits, splitsEnd, termsEnd, values, slots, states, pointBytes)
    splits = splitsEnd
    terms = termsEnd
  }
}

/** A slot holds the products of its split, then the sums over the leaves below it. */
function descend(splits: usize, splitsEnd: usize, terms: usize, row: usize, slots: usize, states: usize, pointBytes: usize): void {
  const slotBytes = pointBytes << 1
  const stateBytes = pointBytes << 2
  let state = states
  let slot = slots
  for (; splits < splitsEnd; splits += 32, terms += stateBytes * 3) {
    state++
    slot += slotBytes
    const right = <u32>(load<f32>(row + <usize>load<u32>(splits)) >= load<f32>(splits, 4))
    const lost = <u32>load<u8>(states + <usize>load<u32>(splits, 12)) !== load<u32>(splits, 16)
    store<u8>(state, lost ? 2 : right)
    const parent = <usize>load<u32>(splits, 8)
    const factors = terms + <usize>load<u8>(states + parent) * stateBytes
    const above = slots + parent * slotBytes
    for (let i: usize = 0; i < pointBytes; i += 16) {
      v128.store(slot + i, f64x2.mul(v128.load(above + i), v128.load(factors + i)))
      v128.store(slot + pointBytes + i, f64x2.splat(0))
    }
  }
}

function ascend(splits: usize, at: usize, terms: usize, values: usize, slots: usize, states: usize, pointBytes: usize): void {
  const slotBytes = pointBytes << 1
  const stateBytes = pointBytes << 2
  const count = (at - splits) >> 5
  let state = states + count
  let slot = slots + count * slotBytes
  for (; at > splits; state--, slot -= slotBytes) {
    at -= 32
    terms -= stateBytes * 3
    const parent = <usize>load<u32>(at, 8)
    const leaves = terms + <usize>load<u8>(state) * stateBytes + (pointBytes << 1)
    const slopes = terms + <usize>load<u8>(states + parent) * stateBytes + pointBytes
    const above = slots + parent * slotBytes + pointBytes
    let own = f64x2.splat(0)
    let parents = f64x2.splat(0)
    for (let i: usize = 0; i < pointBytes; i += 16) {
      const product = v128.load(slot + i)
      const sum = f64x2.add(v128.load(slot + pointBytes + i), f64x2.mul(product, v128.load(leaves + i)))
      own = f64x2.add(own, f64x2.mul(product, v128.load(leaves + pointBytes + i)))
      parents = f64x2.add(parents, f64x2.mul(sum, v128.load(slopes + i)))
      v128.store(above + i, f64x2.add(v128.load(above + i), sum))
    }
    addTo(values + <usize>load<u32>(at, 20), own)
    addTo(values + <usize>load<u32>(at, 24), parents)
  }
}

function addTo(place: usize, sums: v128): void {
  store<f64>(place, load<f64>(place) + (f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)))
}

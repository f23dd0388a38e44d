/**
 * Walks boosted trees for eight rows, or eight trees, at once, so that their loads overlap. All places are in bytes.
 * A node is 16 bytes: where its column lies in a group (u32), threshold (f32; NaN in a leaf), its left child (u32; a leaf's is
 * itself; the right child is the next node), a leaf's value (f32). A tree is 8 bytes: its root, and the steps to its deepest leaf.
 * A group holds eight rows, column by column, twice: first with −∞ for what is not known (goes left), then with +∞ (goes right).
 * No comparison holds with a NaN threshold, so a walk that came to a leaf stays there.
 */

const infinity = <f32>Infinity

/** Lays rows (`stride` bytes each) in groups; `columns` hold the place of each column in a row. Lanes past the last row keep what they had. */
export function layRows(rows: usize, stride: usize, count: u32, columns: usize, width: u32, groups: usize): void {
  const copyBytes = (<usize>width) << 5
  const columnsEnd = columns + ((<usize>width) << 2)
  for (let row: u32 = 0; row < count; row++, rows += stride) {
    let at = groups + <usize>(row >> 3) * (copyBytes << 1) + <usize>((row & 7) << 2)
    for (let column = columns; column < columnsEnd; column += 4, at += 32) {
      const x = load<f32>(rows + <usize>load<u32>(column))
      const known = x <= infinity
      store<f32>(at, known ? x : -infinity)
      store<f32>(at + copyBytes, known ? x : infinity)
    }
  }
}

/** Adds each tree's leaf to the sums of its rows, tree by tree, in float32. */
export function addLeaves(
  trees: usize,
  treesEnd: usize,
  groups: usize,
  groupBytes: usize,
  groupsEnd: usize,
  sums: usize,
  ends: usize,
): void {
  for (; trees < treesEnd; trees += 8) {
    let sum = sums
    for (let group = groups; group < groupsEnd; group += groupBytes, sum += 32) {
      walkRows(load<u32>(trees), load<u32>(trees, 4), group, ends)
      for (let lane: usize = 0; lane < 32; lane += 4) {
        store<f32>(sum + lane, load<f32>(sum + lane) + load<f32>(load<u32>(ends + lane), 12))
      }
    }
  }
}

/** Writes the leaf that each of `count` rows comes to in each tree, as it is numbered in `numbers`; row by row. */
export function findLeaves(
  trees: usize,
  treesEnd: usize,
  groups: usize,
  groupBytes: usize,
  count: u32,
  numbers: usize,
  found: usize,
  ends: usize,
): void {
  const rowBytes = (treesEnd - trees) >> 1
  for (; trees < treesEnd; trees += 8, found += 4) {
    let place = found
    for (let row: u32 = 0; row < count; row++, place += rowBytes) {
      const lane = (<usize>(row & 7)) << 2
      if (lane === 0) walkRows(load<u32>(trees), load<u32>(trees, 4), groups + <usize>(row >> 3) * groupBytes, ends)
      store<u32>(place, load<u32>(numbers + (load<u32>(ends + lane) >> 2)))
    }
  }
}

/** The score of the one row in the first lane of a group; `trees` may be read past their end up to a multiple of eight. */
export function scoreRow(trees: usize, treesEnd: usize, group: usize, base: f32, ends: usize): f32 {
  let sum = base
  for (; trees < treesEnd; trees += 64) {
    walkTrees(trees, group, ends)
    const endsEnd = ends + min<usize>(32, (treesEnd - trees) >> 1)
    for (let end = ends; end < endsEnd; end += 4) sum += load<f32>(load<u32>(end), 12)
  }
  return sum
}

// @ts-expect-error: decorator
function walkRows(root: usize, depth: u32, group: usize, ends: usize): void {
  let a = root,
    b = root,
    c = root,
    d = root,
    e = root,
    f = root,
    g = root,
    h = root
  for (; depth > 0; depth--) {
    a = next(a, load<f32>(group + <usize>load<u32>(a), 0))
    b = next(b, load<f32>(group + <usize>load<u32>(b), 4))
    c = next(c, load<f32>(group + <usize>load<u32>(c), 8))
    d = next(d, load<f32>(group + <usize>load<u32>(d), 12))
    e = next(e, load<f32>(group + <usize>load<u32>(e), 16))
    f = next(f, load<f32>(group + <usize>load<u32>(f), 20))
    g = next(g, load<f32>(group + <usize>load<u32>(g), 24))
    h = next(h, load<f32>(group + <usize>load<u32>(h), 28))
  }
  store<u32>(ends, a)
  store<u32>(ends, b, 4)
  store<u32>(ends, c, 8)
  store<u32>(ends, d, 12)
  store<u32>(ends, e, 16)
  store<u32>(ends, f, 20)
  store<u32>(ends, g, 24)
  store<u32>(ends, h, 28)
}

// @ts-expect-error: decorator
function walkTrees(trees: usize, group: usize, ends: usize): void {
  let a = <usize>load<u32>(trees),
    b = <usize>load<u32>(trees, 8),
    c = <usize>load<u32>(trees, 16),
    d = <usize>load<u32>(trees, 24)
  let e = <usize>load<u32>(trees, 32),
    f = <usize>load<u32>(trees, 40),
    g = <usize>load<u32>(trees, 48),
    h = <usize>load<u32>(trees, 56)
  let depth = max(
    max(max(load<u32>(trees, 4), load<u32>(trees, 12)), max(load<u32>(trees, 20), load<u32>(trees, 28))),
    max(max(load<u32>(trees, 36), load<u32>(trees, 44)), max(load<u32>(trees, 52), load<u32>(trees, 60))),
  )
  for (; depth > 0; depth--) {
    a = next(a, load<f32>(group + <usize>load<u32>(a)))
    b = next(b, load<f32>(group + <usize>load<u32>(b)))
    c = next(c, load<f32>(group + <usize>load<u32>(c)))
    d = next(d, load<f32>(group + <usize>load<u32>(d)))
    e = next(e, load<f32>(group + <usize>load<u32>(e)))
    f = next(f, load<f32>(group + <usize>load<u32>(f)))
    g = next(g, load<f32>(group + <usize>load<u32>(g)))
    h = next(h, load<f32>(group + <usize>load<u32>(h)))
  }
  store<u32>(ends, a)
  store<u32>(ends, b, 4)
  store<u32>(ends, c, 8)
  store<u32>(ends, d, 12)
  store<u32>(ends, e, 16)
  store<u32>(ends, f, 20)
  store<u32>(ends, g, 24)
  store<u32>(ends, h, 28)
}

// @ts-expect-error: decorator
function next(node: usize, x: f32): usize {
  return <usize>load<u32>(node, 8) + ((<usize>(x >= load<f32>(node, 4))) << 4)
}

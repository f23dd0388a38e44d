/** The documents a viewer may know of: of the audience, not hidden from the viewer, alive. Everything else happens among these (I12). */
import type { Bits } from '../../math/bitset.ts'
import type { Matched } from '../index/segment.ts'
import type { Viewer } from '../searcher.ts'

export function reachable(viewer: Viewer, { alive, postings, arena }: Matched): Bits {
  const bits = arena.empty(alive.length)
  for (const term of viewer.audience) postings.unite(term, alive, bits)
  if (viewer.hiddenFrom.length === 0) return bits
  const hidden = arena.empty(bits.length)
  for (const term of viewer.hiddenFrom) postings.unite(term, bits, hidden)
  return arena.without(bits, hidden)
}

/** The documents a viewer may know of: of the audience, not hidden from the viewer, alive. Everything else happens among these (I12). */
import { type Bits, intersect, subtract } from '../../math/bitset.ts'
import type { Segment } from '../index/segment.ts'
import type { Viewer } from '../searcher.ts'
import type { Arena } from './arena.ts'

export function reachable(viewer: Viewer, segment: Segment, arena: Arena): Bits {
  const bits = arena.empty(segment.alive.length)
  for (const term of viewer.audience) segment.postings.unite(term, bits)
  intersect(bits, segment.alive)
  if (viewer.hiddenFrom.length === 0) return bits
  const hidden = arena.empty(bits.length)
  for (const term of viewer.hiddenFrom) segment.postings.unite(term, hidden)
  subtract(bits, hidden)
  return bits
}

/** In how many documents of an audience each term of a base stands; terms that stand in none are left out. */
import type { Term } from '../../domain/term.ts'
import type { TermCounts } from '../term-counts.ts'
import type { BaseSegment } from './base-segment.ts'

export function audienceCounts(audience: Term, { postings, alive, arena, base }: BaseSegment): TermCounts {
  const among = arena.empty(alive.length)
  postings.unite(audience, alive, among)
  const { terms } = base.arrays
  const counts = terms.map((_, i) => base.countAmong(i, among))
  arena.giveBack()
  return { terms: terms.filter((_, i) => counts[i] > 0), counts: counts.filter((count) => count > 0) }
}

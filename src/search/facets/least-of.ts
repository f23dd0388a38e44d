/**
 * How many documents a term must have to be listed where the last wanted one has `count`: so few are left out that the sum over all
 * searchers is mostly settled too. A term is left out when it has fewer by this many standard deviations of the count.
 */
const deviations = 4
/** Counting term by term may stop here at the latest: what small counts scatter is then settled by counting once more. */
const smallestShare = 0.5

/** For counts that are cheap to give up. */
export function leastOf(count: number): number {
  return Math.ceil(count * Math.max(smallestShare, 1 - deviations / Math.sqrt(Math.max(1, count))))
}

/** For counts that are there already. */
export function leastKept(count: number): number {
  return Math.max(1, Math.ceil(count - deviations * Math.sqrt(count)))
}

/** Counts of terms in columns, terms ascending, and how those of several shards add up. */
export interface TermCounts {
  readonly terms: Uint32Array
  readonly counts: Uint32Array
}

export function sumTermCounts(lists: readonly TermCounts[]): TermCounts {
  const [first, ...others] = lists
  return others.reduce(addCounts, first ?? { terms: new Uint32Array(0), counts: new Uint32Array(0) })
}

function addCounts(a: TermCounts, b: TermCounts): TermCounts {
  const terms = new Uint32Array(a.terms.length + b.terms.length)
  const counts = new Uint32Array(terms.length)
  let size = 0
  for (let i = 0, j = 0; i < a.terms.length || j < b.terms.length; size++) {
    const takeA = j === b.terms.length || a.terms[i] <= b.terms[j]
    const takeB = i === a.terms.length || b.terms[j] <= a.terms[i]
    terms[size] = takeA ? a.terms[i] : b.terms[j]
    if (takeA) counts[size] += a.counts[i++]
    if (takeB) counts[size] += b.counts[j++]
  }
  return { terms: terms.slice(0, size), counts: counts.slice(0, size) }
}

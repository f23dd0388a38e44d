/**
 * Which clauses only together empty a page: the smallest sets without which something would be found. Asking what a search would
 * find without each clause, once for each clause that is left out already, answers all pairs in n searches and all triples in
 * n(n − 1)/2. Larger sets, and triples of long requests, are found by putting clauses back one by one: such a set holds no clause
 * too many, though another might be smaller.
 */

/** What a search without some clauses finds, and what it would find without one more, by name. */
export interface CountedWithout {
  readonly total: number
  readonly without: ReadonlyMap<string, number>
}

export interface FaultSet {
  readonly names: readonly string[]
  readonly totalWithout: number
}

type Count = (left: ReadonlySet<string>) => Promise<CountedWithout>

/** An empty page is worth so many searches that count. */
const mostSearches = 64

/** All of the smallest size, the most helpful first; for requests where no single name fills the page. */
export async function faultSets(names: readonly string[], count: Count): Promise<readonly FaultSet[]> {
  for (const size of [2, 3]) {
    if (names.length < size || subsetsOf(names.length, size - 1) > mostSearches) continue
    const found = await setsOf(names, size, count)
    if (found.length > 0) return found.sort((a, b) => b.totalWithout - a.totalWithout)
  }
  return names.length < 3 || names.length > mostSearches ? [] : minimalSet(names, count)
}

function subsetsOf(count: number, size: number): number {
  return size === 1 ? count : (count * (count - 1)) / 2
}

async function setsOf(names: readonly string[], size: number, count: Count): Promise<FaultSet[]> {
  const found: FaultSet[] = []
  for (const left of combinations(names, size - 1)) {
    const { without } = await count(new Set(left))
    const later = names.slice(names.indexOf(left.at(-1)!) + 1)
    for (const name of later) {
      const totalWithout = without.get(name) ?? 0
      if (totalWithout > 0) found.push({ names: [...left, name], totalWithout })
    }
  }
  return found
}

function combinations(names: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 1) return names.map((name) => [name])
  return names.flatMap((name, at) => combinations(names.slice(at + 1), size - 1).map((rest) => [name, ...rest]))
}

/** Everything out, then back in whatever leaves something to be found. */
async function minimalSet(names: readonly string[], count: Count): Promise<readonly FaultSet[]> {
  let left = new Set(names)
  let { total } = await count(left)
  if (total === 0) return []
  for (const name of names) {
    const fewer = new Set([...left].filter((other) => other !== name))
    const counted = await count(fewer)
    if (counted.total === 0) continue
    left = fewer
    total = counted.total
  }
  return [{ names: [...left], totalWithout: total }]
}

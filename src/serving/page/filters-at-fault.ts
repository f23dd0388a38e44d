/** Which tags or facets emptied a page: those without which something would be found, alone or else together, the most helpful first. */
import type { TermType } from '../../domain/term.ts'
import type { SearchResult } from '../../search/searcher.ts'
import type { NamedClause } from '../query/named-clause.ts'
import type { FaultSet } from '../ranking/fault-sets.ts'

/** A filter as its page names it; without tag and facet it is what the posting demands or the words as a whole. */
export interface NamedFilter {
  readonly tag?: string
  readonly facet?: TermType
  readonly label: string
}

export interface FilterAtFault extends NamedFilter {
  readonly totalWithout: number
}

/** Filters that only together leave nothing to be found. */
export interface FilterSetAtFault {
  readonly filters: readonly NamedFilter[]
  readonly totalWithout: number
}

const setsShown = 5

/** An opening's gate names no tag, but it can be the reason all the same. */
export function filtersAtFault(clauses: readonly NamedClause[], counted: SearchResult['clauses']): readonly FilterAtFault[] {
  const without = new Map(counted.map((count) => [count.name, count.totalWithout]))
  return clauses
    .filter((clause) => clause.origin.type !== 'rule' && (without.get(clause.name) ?? 0) > 0)
    .map((clause) => ({ ...namedFilter(clause), totalWithout: without.get(clause.name)! }))
    .sort((a, b) => b.totalWithout - a.totalWithout)
}

/** The smallest sets, where no single filter is at fault. */
export function filterSetsAtFault(clauses: readonly NamedClause[], sets: readonly FaultSet[]): readonly FilterSetAtFault[] {
  const byName = new Map(clauses.map((clause) => [clause.name, clause]))
  return sets
    .slice(0, setsShown)
    .map(({ names, totalWithout }) => ({ filters: names.map((name) => namedFilter(byName.get(name)!)), totalWithout }))
}

function namedFilter({ origin, label }: NamedClause): NamedFilter {
  if (origin.type === 'tag') return { tag: origin.tag, label }
  return origin.type === 'facet' ? { facet: origin.facet, label } : { label }
}

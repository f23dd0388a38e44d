/** Which tag or facet emptied a page: those without which something would be found, the most helpful first. */
import type { TermType } from '../../domain/term.ts'
import type { SearchResult } from '../../search/searcher.ts'
import type { NamedClause } from '../query/named-clause.ts'

export interface FilterAtFault {
  readonly tag?: string
  readonly facet?: TermType
  readonly label: string
  readonly totalWithout: number
}

/** An opening's gate names no tag, but it can be the reason all the same. */
export function filtersAtFault(clauses: readonly NamedClause[], counted: SearchResult['clauses']): readonly FilterAtFault[] {
  const without = new Map(counted.map((count) => [count.name, count.totalWithout]))
  return clauses
    .filter((clause) => clause.origin.type !== 'rule' && (without.get(clause.name) ?? 0) > 0)
    .map((clause) => ({ ...originOf(clause), label: clause.label, totalWithout: without.get(clause.name)! }))
    .sort((a, b) => b.totalWithout - a.totalWithout)
}

function originOf({ origin }: NamedClause): { tag?: string; facet?: TermType } {
  if (origin.type === 'tag') return { tag: origin.tag }
  return origin.type === 'facet' ? { facet: origin.facet } : {}
}

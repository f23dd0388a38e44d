/**
 * The typed query as clauses. Values are filters, each its own clause, but for seniority, which ranks; boolean trees, phrases
 * and exclusions filter always. Plain words rank beside a filter and, where there is none, find: at least one must match.
 */
import type { QueryNode, TypedQuery } from '../../standardization/query/typed-query.ts'
import type { Lexicon } from '../lexicon.ts'
import { wantedValues } from './asked-by-query.ts'
import { filterOf } from './filter-of.ts'
import type { NamedClause } from './named-clause.ts'

export interface QueryParts {
  readonly clauses: readonly NamedClause[]
  /** Plain words at the top of the query. */
  readonly words: readonly string[]
  /** Words of the values that are asked for, which order what the values find. */
  readonly valueWords: readonly string[]
  readonly hasFilter: boolean
}

export function queryParts({ nodes, tags }: TypedQuery, lexicon: Lexicon): QueryParts {
  const labels = new Map(tags.map((tag) => [tag.id, tag.label]))
  const filtering = nodes.filter((node) => !ranksOnly(node))
  const words = nodes.filter((node) => node.type === 'word')
  return {
    clauses: filtering.map((node, index) => clauseOf(node, index, labels, lexicon)),
    words: words.map((node) => node.word),
    valueWords: nodes.flatMap(wantedValues).flatMap((node) => (node.termType === 'location' ? [] : node.words)),
    hasFilter: filtering.some((node) => node.type !== 'not'),
  }
}

/** Ids of all tags in the tree. */
export function tagsIn(node: QueryNode): readonly string[] {
  if (node.type === 'all' || node.type === 'any') return node.of.flatMap(tagsIn)
  return node.type === 'not' ? tagsIn(node.of) : [node.tag]
}

export function ranksOnly(node: QueryNode): boolean {
  return node.type === 'word' || (node.type === 'value' && node.termType === 'seniority')
}

/** Of a tree with several tags no single one is at fault, so it names none. */
function clauseOf(node: QueryNode, index: number, labels: ReadonlyMap<string, string>, lexicon: Lexicon): NamedClause {
  const tags = tagsIn(node)
  const label = [...new Set(tags.map((tag) => labels.get(tag) ?? tag))].join(', ')
  const name = `query:${index}`
  const origin = tags.length === 1 ? { type: 'tag' as const, tag: tags[0]! } : { type: 'typed' as const }
  return { name, filter: filterOf(node, lexicon), gate: false, label: node.type === 'not' ? `not ${label}` : label, origin }
}

/**
 * The typed query as clauses. Values are filters, each its own clause, but for seniority, which ranks; boolean trees, phrases
 * and exclusions filter always. Plain words rank beside a filter and, where there is none, find: at least one must match.
 */
import type { Requirements } from '../../features/requirements.ts'
import { type QueryNode, unknownValue } from '../../standardization/query/typed-query.ts'
import type { Lexicon, UnderstoodQuery } from '../lexicon.ts'
import { filterOf } from './filter-of.ts'
import type { NamedClause } from './named-clause.ts'

export interface QueryParts {
  readonly clauses: readonly NamedClause[]
  /** Plain words at the top of the query. */
  readonly words: readonly string[]
  /** Words of the filters, which order what the filters find. */
  readonly filterWords: readonly string[]
  readonly hasFilter: boolean
}

export function queryParts({ nodes, tags, hasOperators }: UnderstoodQuery, subject: Requirements['subject'], lexicon: Lexicon): QueryParts {
  const labels = new Map(tags.map((tag) => [tag.id, tag.label]))
  const filtering = nodes.filter((node) => !ranksOnly(node, hasOperators))
  const words = hasOperators ? [] : nodes.filter((node) => node.type === 'word')
  return {
    clauses: filtering.map((node, index) => ({ ...clauseOf(node, index, labels), filter: filterOf(node, subject, lexicon) })),
    words: words.map((node) => node.word),
    filterWords: filtering.flatMap(wantedWords),
    hasFilter: filtering.some((node) => node.type !== 'not'),
  }
}

/** Words that speak for a document; those of places order nothing. */
function wantedWords(node: QueryNode): readonly string[] {
  switch (node.type) {
    case 'value':
      return node.termType === 'location' ? [] : node.words
    case 'word':
      return [node.word]
    case 'phrase':
      return node.words
    case 'years':
    case 'not':
      return []
    default:
      return node.of.flatMap(wantedWords)
  }
}

/** Ids of all tags in the tree, each once. */
export function tagsIn(node: QueryNode): readonly string[] {
  if (node.type === 'all' || node.type === 'any') return [...new Set(node.of.flatMap(tagsIn))]
  return node.type === 'not' ? tagsIn(node.of) : [node.tag]
}

/** Words ask to be found somewhere, but beside operators they mean what they say. */
export function ranksOnly(node: QueryNode, hasOperators: boolean): boolean {
  return (node.type === 'word' && !hasOperators) || (node.type === 'value' && node.termType === 'seniority' && node.value !== unknownValue)
}

/** Of a tree with several tags no single one is at fault, so it names none. */
function clauseOf(node: QueryNode, index: number, labels: ReadonlyMap<string, string>): Omit<NamedClause, 'filter'> {
  const tags = tagsIn(node)
  const label = labelOf(node, labels)
  const name = `query:${index}`
  const origin = tags.length === 1 ? { type: 'tag' as const, tag: tags[0]! } : { type: 'typed' as const }
  return { name, gate: false, label, origin }
}

function labelOf(node: QueryNode, labels: ReadonlyMap<string, string>): string {
  if (node.type === 'not') return `not ${labelOf(node.of, labels)}`
  if (node.type !== 'all' && node.type !== 'any') return labels.get(node.tag) ?? node.tag
  return [...new Set(node.of.map((inner) => labelOf(inner, labels)))].join(node.type === 'any' ? ' or ' : ', ')
}

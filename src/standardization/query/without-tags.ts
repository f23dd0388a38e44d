/** The query less the tags that its author took out. What is left keeps the tags it had. */
import type { QueryNode, TypedQuery } from './typed-query.ts'

export function withoutTags(query: TypedQuery, ids: readonly string[]): TypedQuery {
  const removed = new Set(ids)
  return {
    nodes: query.nodes.flatMap((node) => keep(node, removed)),
    tags: query.tags.filter((tag) => !removed.has(tag.id)),
  }
}

/** The node without the removed parts; nothing where all of it is removed. */
function keep(node: QueryNode, removed: ReadonlySet<string>): readonly QueryNode[] {
  switch (node.type) {
    case 'not':
      return keep(node.of, removed).map((of) => ({ type: 'not', of }))
    case 'all':
    case 'any': {
      const of = node.of.flatMap((part) => keep(part, removed))
      return of.length < 2 ? of : [{ type: node.type, of }]
    }
    default:
      return removed.has(node.tag) ? [] : [node]
  }
}

/**
 * Tags of what a NOT denies. "NOT (react OR vue)" denies each, and each has its tag; but who has one of "NOT (java AND kotlin)" is
 * not left out, so what is denied only together has one tag for all of it. So have names that are read in parts: "NOT linux
 * administrator" leaves out administrators with Linux, and neither all administrators nor all with Linux.
 */
import type { TagList } from './tag-list.ts'
import type { QueryNode } from './typed-query.ts'

export function deniedTogether(node: QueryNode, tags: TagList): QueryNode {
  if (node.type === 'any') return { ...node, of: node.of.map((branch) => deniedTogether(branch, tags)) }
  if (node.type !== 'all') return node
  const labels = new Map(tags.tags.map(({ id, label }) => [id, label]))
  return withTag(node, tags.exclude(new Set(tagsOf(node)), labelOf(node, labels)))
}

function tagsOf(node: QueryNode): readonly string[] {
  if (node.type === 'all' || node.type === 'any') return node.of.flatMap(tagsOf)
  return node.type === 'not' ? tagsOf(node.of) : [node.tag]
}

function labelOf(node: QueryNode, labels: ReadonlyMap<string, string>): string {
  if (node.type === 'not') return `not ${inner(node.of, labels)}`
  if (node.type !== 'all' && node.type !== 'any') return labels.get(node.tag)!
  return node.of.map((part) => inner(part, labels)).join(node.type === 'all' ? ' and ' : ' or ')
}

function inner(node: QueryNode, labels: ReadonlyMap<string, string>): string {
  const label = labelOf(node, labels)
  return node.type === 'all' || node.type === 'any' ? `(${label})` : label
}

function withTag(node: QueryNode, tag: string): QueryNode {
  if (node.type === 'all' || node.type === 'any') return { ...node, of: node.of.map((part) => withTag(part, tag)) }
  return node.type === 'not' ? { ...node, of: withTag(node.of, tag) } : { ...node, tag }
}

/**
 * Values side by side that nobody has together are alternatives, as they are within a facet: somebody lives in one place, so
 * "berlin munich" asks for either. So it is with titles, industries, functions, workplaces and kinds of employment. Skills and
 * languages are all asked for. A wider value beside a narrower one of its kind ("Germany" and "Berlin", "developer" and "full
 * stack") stays asked for by itself, which leaves the narrower one.
 */
import type { TermType } from '../../domain/term.ts'
import { placeOf, type Standardizer } from '../standardizer.ts'
import type { QueryNode, ValueNode } from './typed-query.ts'

const alternatives: readonly TermType[] = ['location', 'title', 'industry', 'function', 'workplace', 'employment-type']

export function joinAlternatives(nodes: readonly QueryNode[], standardizer: Standardizer): readonly QueryNode[] {
  const groups = alternatives.map((kind) =>
    withoutWider(
      nodes.filter((node) => kindOf(node) === kind),
      standardizer,
    ),
  )
  return nodes.flatMap((node) => {
    const group = groups.find((one) => one.length > 1 && one.includes(node))
    if (group === undefined) return [node]
    return group[0] === node ? [{ type: 'any' as const, of: group.flatMap(branches) }] : []
  })
}

function withoutWider(nodes: readonly QueryNode[], standardizer: Standardizer): readonly QueryNode[] {
  return nodes.length < 2 ? [] : nodes.filter((node) => !nodes.some((other) => other !== node && isWider(node, other, standardizer)))
}

/** Of a value, or of alternatives that are all of one kind. */
function kindOf(node: QueryNode): TermType | undefined {
  if (node.type === 'value') return alternatives.includes(node.termType) ? node.termType : undefined
  if (node.type !== 'any') return undefined
  const [first, ...others] = node.of.map(kindOf)
  return others.every((kind) => kind === first) ? first : undefined
}

function isWider(node: QueryNode, than: QueryNode, standardizer: Standardizer): boolean {
  return valuesIn(node).some((wide) => valuesIn(than).some((narrow) => holds(wide, narrow, standardizer)))
}

function holds(wide: ValueNode, narrow: ValueNode, standardizer: Standardizer): boolean {
  if (wide.value === narrow.value) return false
  if (wide.termType === 'location') return placeOf(standardizer, narrow.value)?.ancestors.includes(wide.value) === true
  return wide.family?.titles.includes(narrow.value) === true && narrow.family?.titles.includes(wide.value) !== true
}

function valuesIn(node: QueryNode): readonly ValueNode[] {
  if (node.type === 'any') return node.of.flatMap(valuesIn)
  return node.type === 'value' ? [node] : []
}

function branches(node: QueryNode): readonly QueryNode[] {
  return node.type === 'any' ? node.of : [node]
}

/** How large a typed query may be. Beyond that a RangeError names the limit, and what to do. */

export const queryLimits = { characters: 2000, depth: 20, nodes: 200 } as const

export function checkLength(text: string): void {
  const { characters } = queryLimits
  if (text.length > characters) throw new RangeError(`query has ${text.length} characters; the limit is ${characters}: shorten it`)
}

export function checkDepth(depth: number): void {
  if (depth > queryLimits.depth) throw new RangeError(`query is nested deeper than ${queryLimits.depth} parentheses; flatten it`)
}

export function checkNodes(nodes: number): void {
  if (nodes > queryLimits.nodes) throw new RangeError(`query has more than ${queryLimits.nodes} parts; shorten it`)
}

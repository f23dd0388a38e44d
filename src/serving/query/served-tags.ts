/** Tags as a page shows them: each understood part of the query, the radius and the years, and whether it filters, ranks or is not used. */
import type { TagType } from '../../standardization/query/typed-query.ts'
import type { UnderstoodQuery } from '../lexicon.ts'
import { nearTag, yearsTag } from './filter-clauses.ts'
import type { NamedClause } from './named-clause.ts'
import { ranksOnly, tagsIn } from './query-clauses.ts'

export interface ServedTag {
  readonly id: string
  readonly type: TagType
  readonly text: string
  readonly label: string
  readonly excluded: boolean
  readonly use: 'filter' | 'rank' | 'none'
}

export function servedTags(
  { nodes, tags, hasOperators }: UnderstoodQuery,
  filters: readonly NamedClause[],
  wordsFilter: boolean,
): readonly ServedTag[] {
  const ranking = new Set(nodes.filter((node) => ranksOnly(node, hasOperators) && !(wordsFilter && node.type === 'word')).flatMap(tagsIn))
  const typed = tags.map((tag): ServedTag => ({ ...tag, use: tag.type === 'unused' ? 'none' : ranking.has(tag.id) ? 'rank' : 'filter' }))
  return [...typed, ...filters.flatMap(fieldTag)]
}

function fieldTag({ name, label }: NamedClause): readonly ServedTag[] {
  const type = name === nearTag ? 'radius' : name === yearsTag ? 'years' : undefined
  return type === undefined ? [] : [{ id: name, type, text: label, label, excluded: false, use: 'filter' }]
}

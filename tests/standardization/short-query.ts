/** Queries as the own taxonomy understands them, in a short form that tests can state. */
import type { QueryNode } from '../../src/standardization/query/typed-query.ts'
import { understandQuery } from '../../src/standardization/query/understand-query.ts'
import { ownStandardizer } from './own-standardizer.ts'

export const understand = (text: string) => understandQuery(text, ownStandardizer)

/** The tree in short: `seniority=senior`, `title=teacher*` for a title with those of its kind, `title=engineer*~` where the word counts as well, `word`, `"a phrase"`, `!x`, `(a | b)`, `(a & b)`. */
export function short(node: QueryNode): string {
  switch (node.type) {
    case 'value':
      return `${node.termType}=${node.value}${node.family === undefined ? '' : '*'}${node.family?.orWord === undefined ? '' : '~'}${node.radiusKm === undefined ? '' : `+${node.radiusKm}km`}`
    case 'years':
      return `years=${node.min ?? ''}-${node.max ?? ''}`
    case 'word':
      return node.word
    case 'phrase':
      return `"${node.words.join(' ')}"`
    case 'not':
      return `!${short(node.of)}`
    case 'all':
      return `(${node.of.map(short).join(' & ')})`
    case 'any':
      return `(${node.of.map(short).join(' | ')})`
  }
}

export const read = (text: string) => understand(text).nodes.map(short).join(' ')

export function tagsOf(node: QueryNode): readonly string[] {
  if (node.type === 'all' || node.type === 'any') return node.of.flatMap(tagsOf)
  return node.type === 'not' ? tagsOf(node.of) : [node.tag]
}

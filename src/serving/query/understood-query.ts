/** The typed text understood, less the tags that the user took away. */
import { PlatformError } from '../../domain/errors.ts'
import type { Lexicon, UnderstoodQuery } from '../lexicon.ts'
import type { SearchQuery } from './search-query.ts'

export const nothingTyped: UnderstoodQuery = { nodes: [], tags: [], hasOperators: false }

export function understoodQuery({ text, removedTags }: SearchQuery, lexicon: Lexicon): UnderstoodQuery {
  if (text === undefined) return nothingTyped
  try {
    return lexicon.understand(text, removedTags ?? [])
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PlatformError('invalid-request', error.message, { field: 'text', cause: error })
  }
}

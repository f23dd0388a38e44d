/** What a caller stated of a search, without who asks and which page: the query before an opening or a seeker joins it. */
import type { SearchQuery } from '../serving/query/search-query.ts'
import type { SearchInput } from './platform.ts'

export type StatedSearch = Pick<SearchInput, 'text' | 'removedTags' | 'facets' | 'years' | 'near'>

export function statedSearch({ text, removedTags, facets, years, near }: StatedSearch): SearchQuery {
  return {
    ...(text === undefined ? {} : { text }),
    ...(removedTags === undefined ? {} : { removedTags }),
    ...(facets === undefined ? {} : { facets }),
    ...(years === undefined ? {} : { years }),
    ...(near === undefined ? {} : { near }),
  }
}

/** The page of the search in each of its states: loading, refused, empty, or a list. */
import { Stack } from '@mantine/core'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { MemberCard, NamedFilter, Result } from '../../../src/platform/platform.ts'
import { Problem } from '../shell/problem.tsx'
import { CardSkeleton } from './card-skeleton.tsx'
import { EmptyState } from './empty-state.tsx'
import { NobodyYet } from './nobody-yet.tsx'
import { ResultHead } from './result-head.tsx'
import { ResultList } from './result-list.tsx'
import { filterCount, withoutFilter, withoutFilters, withText } from './search-edits.ts'
import type { Search } from './use-search.ts'

export interface ResultsProps {
  readonly search: Search
  readonly current: number
  readonly ratingOf: (result: Result<MemberCard>) => Rating | undefined
  readonly act: (result: Result<MemberCard>, rating: Rating) => void
  readonly open: (result: Result<MemberCard>) => void
  readonly focus: (index: number) => void
}

export function Results({ search, ...list }: ResultsProps) {
  const { state, change, page } = search
  if (page.error && !page.loading) return <Problem error={page.error} retry={page.reload} />
  if (!page.data) return <Loading />

  function remove(filters: readonly NamedFilter[]): void {
    change(filters.reduce((rest, filter) => withoutFilter(rest, filter, page.data?.tags ?? []), state))
  }

  function clear(): void {
    change(withText(withoutFilters(state), ''))
  }

  function goTo(start: number): void {
    change({ ...state, start })
    window.scrollTo({ top: 0 })
  }

  const isEmpty = page.data.results.length === 0
  const bare = state.text === '' && filterCount(state) === 0 && state.job === undefined
  return (
    <div aria-busy={page.loading}>
      <ResultHead page={page.data} loading={page.loading} />
      {page.data.results.length > 0 && <ResultList page={page.data} goTo={goTo} {...list} />}
      {isEmpty && bare && <NobodyYet askAgain={page.reload} />}
      {isEmpty && !bare && !page.loading && <EmptyState page={page.data} remove={remove} clear={clear} />}
    </div>
  )
}

function Loading() {
  return (
    <Stack gap={12} role="status" aria-label="Searching" pt={36}>
      <CardSkeleton />
      <CardSkeleton />
      <CardSkeleton />
      <CardSkeleton />
    </Stack>
  )
}

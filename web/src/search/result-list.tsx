/** The ranked people of a page. The list knows which card is current; the keys act on that one. */
import { Pagination, Stack } from '@mantine/core'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { MemberCard, Page, Result } from '../../../src/platform/platform.ts'
import { ResultCard } from './result-card.tsx'
import { scaleOf } from './score-parts.ts'
import { pageSize } from './search-state.ts'

export interface ResultListProps {
  readonly page: Page<MemberCard>
  readonly current: number
  readonly ratingOf: (result: Result<MemberCard>) => Rating | undefined
  readonly act: (result: Result<MemberCard>, rating: Rating) => void
  readonly open: (result: Result<MemberCard>) => void
  readonly focus: (index: number) => void
  readonly goTo: (start: number) => void
}

/** How deep a list can be paged: beyond, the search should be narrowed. */
const deepest = 1000

export function ResultList({ page, current, ratingOf, act, open, focus, goTo }: ResultListProps) {
  const scale = scaleOf(
    page.results.flatMap(({ explanation: { parts } }) =>
      Object.entries(parts).flatMap(([part, value]) => (part === 'base' ? [] : [value])),
    ),
  )
  const pages = Math.ceil(Math.min(page.total, deepest) / pageSize)
  return (
    <Stack gap={12}>
      {page.results.map((result, index) => (
        <ResultCard
          key={result.card.id}
          result={result}
          rating={ratingOf(result)}
          scale={scale}
          current={index === current}
          act={(rating) => act(result, rating)}
          open={() => open(result)}
          focus={() => focus(index)}
        />
      ))}
      {pages > 1 && (
        <Pagination
          total={pages}
          value={Math.floor(page.start / pageSize) + 1}
          onChange={(number) => goTo((number - 1) * pageSize)}
          siblings={1}
          mt="sm"
          mx="auto"
          getItemProps={(number) => ({ 'aria-label': `Page ${number}` })}
          getControlProps={(control) => ({ 'aria-label': `${control[0]?.toUpperCase()}${control.slice(1)} page` })}
        />
      )}
    </Stack>
  )
}

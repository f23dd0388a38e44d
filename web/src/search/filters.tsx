/** Everything that narrows the search. Stands beside the results, or in a drawer where there is no room. */
import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { Facet } from '../../../src/platform/platform.ts'
import { FacetGroup } from './facet-group.tsx'
import { NearFilter } from './near-filter.tsx'
import { filterCount, withNear, withoutFilters, withYears } from './search-edits.ts'
import type { SearchState } from './search-state.ts'
import { YearsFilter } from './years-filter.tsx'

const openAtFirst = 4

export interface FiltersProps {
  readonly facets: readonly Facet[] | undefined
  readonly state: SearchState
  readonly change: (next: SearchState) => void
  readonly loading: boolean
  /** Left out where the place of the filters already names them. */
  readonly untitled?: boolean
}

export function Filters({ facets, state, change, loading, untitled }: FiltersProps) {
  const chosen = filterCount(state)
  return (
    <section aria-label="Filters">
      <Group justify="space-between" mih={untitled ? 0 : 36}>
        {!untitled && (
          <Title order={2} fz={14}>
            Filters
          </Title>
        )}
        {chosen > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => change(withoutFilters(state))}>
            Clear {chosen}
          </Button>
        )}
      </Group>
      {facets === undefined && loading && <FiltersLoading />}
      {facets === undefined && !loading && (
        <Text size="sm" c="dimmed" py={10}>
          Titles, skills and places stand here once a search succeeds.
        </Text>
      )}
      {facets?.map((facet, index) => (
        <FacetGroup key={facet.type} facet={facet} state={state} change={change} openAtFirst={index < openAtFirst} />
      ))}
      <YearsFilter years={state.years} change={(years) => change(withYears(state, years))} />
      <NearFilter near={state.near} change={(near) => change(withNear(state, near))} />
    </section>
  )
}

function FiltersLoading() {
  return (
    <Stack gap={10} py={10}>
      {[70, 90, 60, 80, 50, 75].map((width) => (
        <Skeleton key={width} height={14} width={`${width}%`} />
      ))}
    </Stack>
  )
}

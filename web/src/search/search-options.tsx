/** For whom and how is searched: a posting, a project, without names. */
import { ActionIcon, Button, Group, Indicator, Tooltip } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconKeyboard } from '@tabler/icons-react'
import { ProjectPicker } from '../projects/project-picker.tsx'
import { SaveSearch } from '../projects/save-search.tsx'
import { BlindSwitch } from './blind-switch.tsx'
import { JobPicker } from './job-picker.tsx'
import { filterCount } from './search-edits.ts'
import styles from './search-screen.module.css'
import type { SearchState } from './search-state.ts'

export interface SearchOptionsProps {
  readonly state: SearchState
  readonly change: (next: SearchState) => void
  readonly showFilters: () => void
  readonly showKeys: () => void
}

export function SearchOptions({ state, change, showFilters, showKeys }: SearchOptionsProps) {
  const filters = filterCount(state)

  function pick<Name extends 'job' | 'project'>(name: Name, value: SearchState[Name]): void {
    const { [name]: _, ...rest } = state
    change({ ...rest, ...(value !== undefined && { [name]: value }), start: 0 } as SearchState)
  }

  return (
    <div className={styles['options']}>
      <Indicator label={filters} disabled={filters === 0} size={18} className={styles['narrow'] ?? ''}>
        <Button variant="default" size="sm" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />} onClick={showFilters}>
          Filters
        </Button>
      </Indicator>
      <div className={styles['pick']}>
        <JobPicker job={state.job} pick={(job) => pick('job', job)} />
      </div>
      <div className={styles['pick']}>
        <ProjectPicker project={state.project} pick={(project) => pick('project', project)} />
      </div>
      {state.project !== undefined && <SaveSearch state={state} project={state.project} />}
      <Group gap="sm" ml="auto" wrap="nowrap">
        <BlindSwitch blind={state.blind} change={(blind) => change({ ...state, blind })} />
        <Tooltip label="Keys (?)">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Show the keys"
            className={styles['wide'] ?? ''}
            onClick={showKeys}
          >
            <IconKeyboard size={20} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </div>
  )
}

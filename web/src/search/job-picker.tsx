/** Ranks the people for a posting, found by its title. */
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconTargetArrow } from '@tabler/icons-react'
import { useState } from 'react'
import type { JobId } from '../../../src/domain/ids.ts'
import type { JobCard } from '../../../src/platform/platform.ts'
import { fetchJob } from '../api/jobs.ts'
import { searchJobs } from '../api/search.ts'
import { useResource } from '../data/use-resource.ts'

export interface JobPickerProps {
  readonly job: JobId | undefined
  readonly pick: (job: JobId | undefined) => void
}

const waitMs = 250
const shown = 20

export function JobPicker({ job, pick }: JobPickerProps) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const [text] = useDebouncedValue(typed, waitMs)
  const found = useResource(
    asked ? `jobs ${text}` : undefined,
    (signal) => searchJobs({ ...(text !== '' && { text }), limit: shown }, signal),
    { keep: true },
  )
  const picked = useResource(job, (signal) => fetchJob(job!, signal))

  const cards = found.data?.results.map(({ card }) => ({ value: card.id, label: labelOf(card) })) ?? []
  const chosen = job === undefined ? [] : [{ value: job, label: picked.data ? labelOf(picked.data) : job }]
  return (
    <Select
      size="sm"
      aria-label="Rank for a job"
      placeholder="Rank for a job"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Rank for no job' }}
      nothingFoundMessage={found.loading ? 'Looking …' : 'No such job'}
      leftSection={<IconTargetArrow size={16} stroke={1.7} aria-hidden />}
      data={[...chosen, ...cards.filter(({ value }) => value !== job)]}
      filter={({ options }) => options}
      value={job ?? null}
      onDropdownOpen={() => setAsked(true)}
      onSearchChange={setTyped}
      onChange={(value) => pick(cards.find((card) => card.value === value)?.value)}
    />
  )
}

function labelOf({ title, company }: Pick<JobCard, 'title' | 'company'>): string {
  return company === undefined ? title : `${title}, ${company}`
}

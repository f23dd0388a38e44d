import { Select } from '@mantine/core'
import { IconBriefcase2 } from '@tabler/icons-react'
import type { ProjectId } from '../../../src/domain/ids.ts'
import { useProjects } from './use-projects.ts'

export interface ProjectPickerProps {
  readonly project: ProjectId | undefined
  readonly pick: (project: ProjectId | undefined) => void
}

export function ProjectPicker({ project, pick }: ProjectPickerProps) {
  const { data = [], reload } = useProjects()
  const known = data.map(({ id, name, company }) => ({ value: id, label: company === undefined ? name : `${name}, ${company}` }))
  const options =
    project === undefined || known.some(({ value }) => value === project) ? known : [...known, { value: project, label: project }]
  return (
    <Select
      size="sm"
      aria-label="Project"
      placeholder="Project"
      searchable
      limit={100}
      clearable
      clearButtonProps={{ 'aria-label': 'Leave the project' }}
      nothingFoundMessage="No such project"
      leftSection={<IconBriefcase2 size={16} stroke={1.7} aria-hidden />}
      data={options}
      value={project ?? null}
      onDropdownOpen={reload}
      onChange={(value) => pick(data.find(({ id }) => id === value)?.id)}
    />
  )
}

/** Asks for the project that a rating belongs to, once; the choice then stands in the address. */
import { Loader, Modal, Stack, Text } from '@mantine/core'
import type { ProjectId } from '../../../src/domain/ids.ts'
import { Problem } from '../shell/problem.tsx'
import { ProjectForm } from './project-form.tsx'
import { ProjectSearch } from './project-search.tsx'
import { useProjects } from './use-projects.ts'

export interface ProjectChooserProps {
  readonly opened: boolean
  readonly choose: (project: ProjectId) => void
  readonly close: () => void
}

export function ProjectChooser({ opened, choose, close }: ProjectChooserProps) {
  return (
    <Modal opened={opened} onClose={close} title="For which project?" closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <Choices choose={choose} />}
    </Modal>
  )
}

function Choices({ choose }: Pick<ProjectChooserProps, 'choose'>) {
  const { data, error, reload } = useProjects()
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        What you save, message, skip or archive teaches the project's ranking.
      </Text>
      {error && <Problem error={error} retry={reload} />}
      {!data && !error && <Loader size="sm" />}
      {data !== undefined && data.length > 0 && <ProjectSearch projects={data} choose={choose} />}
      <ProjectForm created={(project) => choose(project.id)} />
    </Stack>
  )
}

/** A list of projects that is narrowed by typing and gone through by arrows; Enter takes one. */
import { Combobox, Text, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { ProjectId } from '../../../src/domain/ids.ts'
import type { ListedProject } from '../../../src/platform/platform.ts'
import { useSession } from '../data/use-session.ts'
import { isProjectMeant, projectGroups } from './project-groups.ts'
import styles from './projects.module.css'
import { recentProjects } from './recent-projects.ts'

export interface ProjectSearchProps {
  readonly projects: readonly ListedProject[]
  readonly choose: (project: ProjectId) => void
}

/** More than anybody looks through; typing finds the others. */
const mostShown = 100

export function ProjectSearch({ projects, choose }: ProjectSearchProps) {
  const [typed, setTyped] = useState('')
  const contract = useSession().data?.contract
  const field = useRef<HTMLInputElement>(null)
  const store = useCombobox({ opened: true })
  const { selectFirstOption } = store
  const found = projects.filter((project) => isProjectMeant(project, typed))
  const groups = projectGroups(found, { recent: recentProjects(), contract })
  const first = groups[0]?.projects[0]?.id
  const shown = groups.flatMap((group) => group.projects).slice(0, mostShown)

  // A dialog gives its focus when it opens, and projects may come later.
  useEffect(() => field.current?.focus(), [])

  // Whenever others are shown, the first of them is at hand.
  useEffect(() => {
    if (first !== undefined) selectFirstOption()
  }, [first, selectFirstOption])

  return (
    <Combobox store={store} onOptionSubmit={(id) => choose(id as ProjectId)}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          ref={field}
          data-autofocus
          role="combobox"
          label="Find a project"
          placeholder="Name or company"
          leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label="Projects" className={styles['choices']}>
        {groups.map(({ label, projects: members }) => {
          const options = members.filter((project) => shown.includes(project))
          return options.length === 0 ? undefined : (
            <Combobox.Group key={label} label={label}>
              {options.map((project) => (
                <Combobox.Option key={project.id} value={project.id} className={styles['choice']}>
                  <Text size="sm" fw={600}>
                    {project.name}
                  </Text>
                  {project.company !== undefined && <Text size="xs">{project.company}</Text>}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )
        })}
        {found.length === 0 && <Combobox.Empty>No such project. Name it below to create it.</Combobox.Empty>}
        {found.length > mostShown && <Combobox.Footer>{found.length - mostShown} more. Type to find them.</Combobox.Footer>}
      </Combobox.Options>
    </Combobox>
  )
}

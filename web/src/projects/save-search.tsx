/** Keeps the search under a name in the project. */
import { Button, Group, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconStar } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { ProjectId } from '../../../src/domain/ids.ts'
import { record } from '../api/events.ts'
import { problemText } from '../api/problem-text.ts'
import { fetchSeat } from '../api/session.ts'
import type { SearchState } from '../search/search-state.ts'
import { useToast } from '../shell/toasts.tsx'
import { savedQueryText } from './saved-query-text.ts'

export interface SaveSearchProps {
  readonly state: SearchState
  readonly project: ProjectId
}

export function SaveSearch({ state, project }: SaveSearchProps) {
  const [opened, { toggle, close }] = useDisclosure(false)
  const [name, setName] = useState('')
  const toast = useToast()

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    close()
    try {
      const { recruiter } = await fetchSeat()
      await record([{ type: 'query-saved', project, recruiter, name: name.trim(), query: savedQueryText(state) }])
      toast({ message: `Search saved: ${name.trim()}` })
      setName('')
    } catch (error) {
      toast({ message: `The search was not saved. ${problemText(error)}`, tone: 'failure' })
    }
  }

  return (
    <Popover opened={opened} onChange={(next) => !next && close()} trapFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Button size="sm" variant="default" leftSection={<IconStar size={16} stroke={1.7} aria-hidden />} onClick={toggle}>
          Save search
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Group gap="xs" align="flex-end">
            <TextInput
              size="sm"
              label="Name of the search"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button size="sm" type="submit" disabled={name.trim() === ''}>
              Save
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

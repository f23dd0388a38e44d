/** Names a new project and records it. */
import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ProjectId } from '../../../src/domain/ids.ts'
import type { ProjectInput } from '../../../src/platform/platform.ts'
import { problemText } from '../api/problem-text.ts'
import { putProject } from '../api/projects.ts'
import { fetchSeat } from '../api/session.ts'

export interface ProjectFormProps {
  readonly created: (project: ProjectInput) => void
}

export function ProjectForm({ created }: ProjectFormProps) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const [sending, setSending] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setSending(true)
    try {
      created(await createProject(name.trim()))
      setName('')
      setProblem(undefined)
    } catch (error) {
      setProblem(problemText(error))
    } finally {
      setSending(false)
    }
  }

  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label="New project"
          placeholder="Backend engineer, Berlin"
          value={name}
          maxLength={200}
          error={problem}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={sending} disabled={name.trim() === ''}>
          Create
        </Button>
      </Group>
    </form>
  )
}

async function createProject(name: string): Promise<ProjectInput> {
  const { contract } = await fetchSeat()
  const project: ProjectInput = { id: crypto.randomUUID() as string as ProjectId, contract, name }
  await putProject(project)
  return project
}

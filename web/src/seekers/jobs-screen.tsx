/** Jobs for a seeker. A token that is bound to a member sees that member's; others say whose, in the address. */
import { Button, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { MemberId } from '../../../src/domain/ids.ts'
import { recommendJobs } from '../api/applicants.ts'
import { useResource } from '../data/use-resource.ts'
import { useSession } from '../data/use-session.ts'
import { navigate, usePlace } from '../routing/navigation.ts'
import { Problem } from '../shell/problem.tsx'
import { SeekerJobCard } from './job-card.tsx'

export function JobsScreen() {
  const { search } = usePlace()
  const session = useSession()
  const asked = new URLSearchParams(search).get('member') ?? undefined
  const member = session.data?.member ?? (asked as MemberId | undefined)
  const page = useResource(member === undefined ? undefined : `jobs ${member}`, (signal) => recommendJobs(member!, signal))
  const { data, error } = page
  return (
    <Stack gap="md" maw={840} mx="auto">
      <Title order={1}>Jobs {member === undefined ? 'for a member' : `for ${session.data?.member === undefined ? member : 'you'}`}</Title>
      {session.data && session.data.member === undefined && <WhoseJobs member={asked} />}
      {error && <Problem error={error} retry={page.reload} />}
      {member !== undefined && !data && !error && <Skeleton height={240} />}
      {data && data.results.length === 0 && <Text>No open job fits yet.</Text>}
      {data?.results.map((result) => (
        <SeekerJobCard key={result.card.id} result={result} member={member!} request={data.request} />
      ))}
    </Stack>
  )
}

function WhoseJobs({ member }: { readonly member: string | undefined }) {
  const [text, setText] = useState(member ?? '')

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (text.trim() !== '') navigate(`/jobs?${new URLSearchParams({ member: text.trim() })}`)
  }

  return (
    <form onSubmit={submit}>
      <Group gap="sm" align="flex-end">
        <TextInput
          label="Member"
          description="Whose jobs and chances to look at"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">Show</Button>
      </Group>
    </form>
  )
}

/** Those who applied for a job, the likeliest to be answered well first; each can be answered here. What is asked stands in the address. */
import { Alert, Pagination, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApplicationAnswer } from '../../../src/domain/feedback.ts'
import type { JobId } from '../../../src/domain/ids.ts'
import type { ApplicantResult } from '../../../src/platform/platform.ts'
import { fetchApplicants } from '../api/applicants.ts'
import { fetchJob } from '../api/jobs.ts'
import { fetchProjects } from '../api/projects.ts'
import { useResource } from '../data/use-resource.ts'
import { navigate, usePlace } from '../routing/navigation.ts'
import { BlindSwitch } from '../search/blind-switch.tsx'
import { MessageComposer } from '../search/message-composer.tsx'
import { peopleText, shownName } from '../search/person.ts'
import { scaleOf } from '../search/score-parts.ts'
import { Problem } from '../shell/problem.tsx'
import { useToast } from '../shell/toasts.tsx'
import { ApplicantCard } from './applicant-card.tsx'
import { basisText } from './chance-text.ts'
import { type Answered, useAnswers } from './use-answers.ts'

const pageSize = 25
const shown = [
  { value: 'all', label: 'All' },
  { value: 'unanswered', label: 'To answer' },
]

export function ApplicantsScreen({ id }: { readonly id: string }) {
  const job = id as JobId
  const { pathname, search } = usePlace()
  const asked = new URLSearchParams(search)
  const [start, unanswered, blind] = [Number(asked.get('start') ?? 0), asked.has('unanswered'), asked.has('blind')]
  const answers = useAnswers(job)
  const toast = useToast()
  const [writing, setWriting] = useState<Answered>()
  const projects = useResource('projects', fetchProjects)
  const project = projects.data?.find((one) => one.job === job && one.archived !== true)?.id
  const posting = useResource(`job ${id}`, (signal) => fetchJob(job, signal))
  const page = useResource(
    `applicants ${id} ${start} ${unanswered} ${blind}`,
    (signal) => fetchApplicants({ job, start, limit: pageSize, unanswered, blind }, signal),
    { keep: true },
  )

  function change(name: string, value: string | undefined): void {
    const next = new URLSearchParams(search)
    if (name !== 'start') next.delete('start')
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    navigate(next.size === 0 ? pathname : `${pathname}?${next}`, { replace: name !== 'start' })
  }

  function act({ card, position, application }: ApplicantResult, answer: ApplicationAnswer): void {
    const already = answers.answerOf(card.id, application.answer)
    const answered = { member: card.id, name: shownName(card, position), answer }
    if (already === answer) void answers.takeBack({ ...answered, before: undefined })
    else if (answer !== 'message') void answers.give({ ...answered, before: already })
    else if (project === undefined) toast({ message: 'A message is sent in a project: make one for this job first.', tone: 'failure' })
    else setWriting({ ...answered, before: already })
  }

  function send(text: string): void {
    if (writing !== undefined && project !== undefined) void answers.give({ ...writing, message: { project, text } })
    setWriting(undefined)
  }

  const results = page.data?.results ?? []
  const scale = scaleOf(
    results.flatMap(({ explanation: { parts } }) => Object.entries(parts).flatMap(([part, value]) => (part === 'base' ? [] : [value]))),
  )
  const pages = Math.ceil((page.data?.total ?? 0) / pageSize)
  return (
    <Stack gap="md" maw={1080} mx="auto">
      <div>
        <Title order={1}>Applicants{posting.data ? `: ${posting.data.title}` : ''}</Title>
        {page.data && (
          <Text c="dimmed" className="mono-digits" aria-live="polite">
            {peopleText(page.data.total)}
          </Text>
        )}
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'center' }}>
        <SegmentedControl
          aria-label="Which applicants"
          data={shown}
          value={unanswered ? 'unanswered' : 'all'}
          onChange={(next) => change('unanswered', next === 'all' ? undefined : '1')}
        />
        <BlindSwitch blind={blind} change={(next) => change('blind', next ? '1' : undefined)} />
      </div>
      {page.error && <Problem error={page.error} retry={page.reload} />}
      {!page.data && !page.error && <Skeleton height={320} />}
      {page.data && results.length > 0 && (
        <Alert variant="light" color="gray" icon={<IconInfoCircle />} aria-label="About the chances">
          {basisText(page.data.chances)}
        </Alert>
      )}
      {page.data && results.length === 0 && (
        <Text>{unanswered ? 'Everybody who applied was answered.' : 'Nobody has applied for this job yet.'}</Text>
      )}
      {results.map((result) => (
        <ApplicantCard
          key={result.card.id}
          result={result}
          answer={answers.answerOf(result.card.id, result.application.answer)}
          scale={scale}
          act={(answer) => act(result, answer)}
        />
      ))}
      <MessageComposer to={writing?.name} send={send} close={() => setWriting(undefined)} />
      {pages > 1 && (
        <Pagination
          total={pages}
          value={Math.floor(start / pageSize) + 1}
          onChange={(number) => change('start', String((number - 1) * pageSize))}
          mx="auto"
          getItemProps={(number) => ({ 'aria-label': `Page ${number}` })}
          getControlProps={(control) => ({ 'aria-label': `${control[0]?.toUpperCase()}${control.slice(1)} page` })}
        />
      )}
    </Stack>
  )
}

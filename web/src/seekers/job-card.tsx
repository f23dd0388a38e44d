/** One job for a seeker: what it is, what an application would come to, and what to do about it. */
import { Button, Collapse, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useId, useState } from 'react'
import type { JobAction } from '../../../src/domain/feedback.ts'
import type { MemberId, RequestId } from '../../../src/domain/ids.ts'
import type { EventInput, JobCard, Result } from '../../../src/platform/platform.ts'
import { record } from '../api/events.ts'
import { problemText } from '../api/problem-text.ts'
import styles from '../models/models.module.css'
import { SkillList } from '../search/skill-list.tsx'
import { useToast } from '../shell/toasts.tsx'
import { ChancePanel } from './chance-panel.tsx'

export interface SeekerJobCardProps {
  readonly result: Result<JobCard>
  readonly member: MemberId
  readonly request: RequestId
}

const done: Readonly<Partial<Record<JobAction, string>>> = { apply: 'Applied', save: 'Saved', dismiss: 'Not for me' }

export function SeekerJobCard({ result: { card, explanation }, member, request }: SeekerJobCardProps) {
  const heading = useId()
  const toast = useToast()
  const [chance, { toggle }] = useDisclosure(false)
  const [acted, setActed] = useState<JobAction>()

  async function act(action: JobAction): Promise<void> {
    const about = { member, job: card.id, request }
    const events: EventInput[] = [{ type: 'job-acted', ...about, action }]
    if (action === 'apply') events.push({ type: 'applied', ...about })
    try {
      await record(events)
      setActed(action)
      toast({ message: `${done[action]}: ${card.title}` })
    } catch (error) {
      toast({ message: `Not recorded. ${problemText(error)}`, tone: 'failure' })
    }
  }

  const facts = [card.company, card.location, card.workplace, card.salary].filter((fact) => fact !== undefined)
  return (
    <article className={styles['panel']} aria-labelledby={heading}>
      <h2 id={heading} className={styles['heading']}>
        {card.title}
      </h2>
      <Text size="sm" c="dimmed" mb="xs">
        {facts.join(' · ')}
      </Text>
      <SkillList skills={card.skills} requirements={explanation.requirements} />
      <Group gap={6} mt="sm">
        <Button size="xs" disabled={acted === 'apply'} onClick={() => void act('apply')} aria-label={`Apply: ${card.title}`}>
          {acted === 'apply' ? 'Applied' : 'Apply'}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-pressed={acted === 'save'}
          onClick={() => void act('save')}
          aria-label={`Save: ${card.title}`}
        >
          Save
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-pressed={acted === 'dismiss'}
          onClick={() => void act('dismiss')}
          aria-label={`Not for me: ${card.title}`}
        >
          Not for me
        </Button>
        <Button size="xs" variant="subtle" aria-expanded={chance} onClick={toggle} aria-label={`My chance: ${card.title}`}>
          My chance
        </Button>
      </Group>
      <Collapse expanded={chance} mt="sm">
        {chance && <ChancePanel job={card.id} member={member} />}
      </Collapse>
    </article>
  )
}

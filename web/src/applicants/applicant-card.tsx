/** One who applied: who, what the chance is, why, and what was answered. */
import { Avatar, Badge, Button, Collapse, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useId } from 'react'
import type { ApplicationAnswer } from '../../../src/domain/feedback.ts'
import type { ApplicantResult } from '../../../src/platform/platform.ts'
import { momentText } from '../models/model-text.ts'
import { CardFacts } from '../search/card-facts.tsx'
import { ContributionList } from '../search/contribution-list.tsx'
import { CoordinateList } from '../search/coordinate-list.tsx'
import { initialsOf, shownName } from '../search/person.ts'
import { Reasons } from '../search/reasons.tsx'
import styles from '../search/result-card.module.css'
import { ScorePanel } from '../search/score-panel.tsx'
import type { Scale } from '../search/score-parts.ts'
import { SkillList } from '../search/skill-list.tsx'
import { AnswerButtons } from './answer-buttons.tsx'
import { ChanceBadge } from './chance-badge.tsx'
import { answerNames } from './use-answers.ts'

export interface ApplicantCardProps {
  readonly result: ApplicantResult
  readonly answer: ApplicationAnswer | undefined
  readonly scale: Scale
  readonly act: (answer: ApplicationAnswer) => void
}

export function ApplicantCard({ result, answer, scale, act }: ApplicantCardProps) {
  const { card, explanation, position, chance, application } = result
  const name = shownName(card, position)
  const heading = useId()
  const [why, { toggle }] = useDisclosure(false)
  return (
    <article className={styles['card']} aria-labelledby={heading} data-away={answer === 'reject'} data-position={position}>
      <div className={styles['person']}>
        <Avatar radius="xl" size={44} color="gray" aria-hidden className={styles['avatar']}>
          {card.name === undefined ? position + 1 : initialsOf(name)}
        </Avatar>
        <div className={styles['main']}>
          <Group gap={8} align="center">
            <h2 id={heading} className={styles['name']}>
              {name}
            </h2>
            {chance && <ChanceBadge chance={chance} />}
            {answer && (
              <Badge variant="light" color="gray" tt="none" c="var(--mantine-color-text)">
                {answerNames[answer]}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            Applied {momentText(application.appliedAt)}
          </Text>
          <CardFacts card={card} />
          <SkillList skills={card.skills} requirements={explanation.requirements} />
          <Reasons requirements={explanation.requirements} />
        </div>
      </div>
      <div className={styles['score']}>
        <ScorePanel explanation={explanation} scale={scale} />
      </div>
      <div className={styles['foot']} style={{ flexWrap: 'wrap', gap: 6 }}>
        <AnswerButtons name={name} answer={answer} act={act} />
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={why}
          aria-label={`Why this score: ${name}`}
          rightSection={<IconChevronDown size={14} className={styles['chevron']} data-open={why} aria-hidden />}
          onClick={toggle}
        >
          Why this score
        </Button>
      </div>
      <Collapse expanded={why} className={styles['why']}>
        {why && explanation.coordinates && <CoordinateList coordinates={explanation.coordinates} />}
        {why && <ContributionList explanation={explanation} />}
      </Collapse>
    </article>
  )
}

/** One who applied: who, what the chance is, why, and what was answered. */
import { Badge, Group, Text } from '@mantine/core'
import { useId } from 'react'
import type { ApplicationAnswer } from '../../../src/domain/feedback.ts'
import type { ApplicantResult } from '../../../src/platform/platform.ts'
import { momentText } from '../models/model-text.ts'
import { shownName } from '../search/person.ts'
import { PersonFacts } from '../search/person-facts.tsx'
import styles from '../search/result-card.module.css'
import { ScorePanel } from '../search/score-panel.tsx'
import type { Scale } from '../search/score-parts.ts'
import { useWhyScore } from '../search/use-why-score.tsx'
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
  const { button, details } = useWhyScore(name, explanation)
  return (
    <article className={styles['card']} aria-labelledby={heading} data-away={answer === 'reject'} data-position={position}>
      <PersonFacts card={card} name={name} position={position} requirements={explanation.requirements}>
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
      </PersonFacts>
      <div className={styles['score']}>
        <ScorePanel explanation={explanation} scale={scale} />
      </div>
      <div className={styles['foot']} style={{ flexWrap: 'wrap', gap: 6 }}>
        <AnswerButtons name={name} answer={answer} act={act} />
        {button}
      </div>
      {details}
    </article>
  )
}

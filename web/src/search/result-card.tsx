/** One ranked person: who, why, and how the score comes about. */
import { Group, Text, UnstyledButton } from '@mantine/core'
import { useId } from 'react'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { MemberCard, Result } from '../../../src/platform/platform.ts'
import { ActionSheet } from './action-sheet.tsx'
import { CardActions } from './card-actions.tsx'
import { shownName } from './person.ts'
import { PersonFacts } from './person-facts.tsx'
import { RatingBadge } from './rating-badge.tsx'
import styles from './result-card.module.css'
import { ScorePanel } from './score-panel.tsx'
import type { Scale } from './score-parts.ts'
import { useWhyScore } from './use-why-score.tsx'

export interface ResultCardProps {
  readonly result: Result<MemberCard>
  readonly rating: Rating | undefined
  readonly scale: Scale
  readonly current: boolean
  readonly act: (rating: Rating) => void
  readonly open: () => void
  readonly focus: () => void
}

export function ResultCard({ result, rating, scale, current, act, open, focus }: ResultCardProps) {
  const { card, explanation, position } = result
  const name = shownName(card, position)
  const heading = useId()
  const { button, details } = useWhyScore(name, explanation)
  return (
    <article
      className={styles['card']}
      aria-labelledby={heading}
      data-current={current}
      data-away={rating === 'archive' || rating === 'skip'}
      data-position={position}
      data-member={card.id}
      tabIndex={-1}
      onFocus={focus}
    >
      <PersonFacts card={card} name={name} position={position} requirements={explanation.requirements}>
        <Group gap={8} wrap="nowrap" align="center">
          <h2 id={heading} className={styles['name']}>
            <UnstyledButton onClick={open}>{name}</UnstyledButton>
          </h2>
          {rating && <RatingBadge rating={rating} />}
          <Text size="xs" c="dimmed" ml="auto" className={styles['position']}>
            #{position + 1}
          </Text>
        </Group>
      </PersonFacts>
      <div className={styles['score']}>
        <ScorePanel explanation={explanation} scale={scale} />
      </div>
      <div className={styles['foot']}>
        <div className={styles['wide']}>
          <CardActions name={name} rating={rating} act={act} />
        </div>
        {button}
        <div className={styles['narrow']}>
          <ActionSheet name={name} rating={rating} act={act} open={open} />
        </div>
      </div>
      {details}
    </article>
  )
}

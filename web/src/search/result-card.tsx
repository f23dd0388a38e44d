/** One ranked person: who, why, and how the score comes about. */
import { Avatar, Button, Collapse, Group, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useId } from 'react'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { MemberCard, Result } from '../../../src/platform/platform.ts'
import { ActionSheet } from './action-sheet.tsx'
import { CardActions } from './card-actions.tsx'
import { CardFacts } from './card-facts.tsx'
import { ContributionList } from './contribution-list.tsx'
import { CoordinateList } from './coordinate-list.tsx'
import { initialsOf, shownName } from './person.ts'
import { RatingBadge } from './rating-badge.tsx'
import { Reasons } from './reasons.tsx'
import styles from './result-card.module.css'
import { ScorePanel } from './score-panel.tsx'
import type { Scale } from './score-parts.ts'
import { SkillList } from './skill-list.tsx'

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
  const [why, { toggle }] = useDisclosure(false)
  return (
    <article
      className={styles['card']}
      aria-labelledby={heading}
      data-current={current}
      data-away={rating === 'archive' || rating === 'skip'}
      data-position={position}
      tabIndex={-1}
      onFocus={focus}
    >
      <div className={styles['person']}>
        <Avatar radius="xl" size={44} color="gray" aria-hidden className={styles['avatar']}>
          {card.name === undefined ? position + 1 : initialsOf(name)}
        </Avatar>
        <div className={styles['main']}>
          <Group gap={8} wrap="nowrap" align="center">
            <h2 id={heading} className={styles['name']}>
              <UnstyledButton onClick={open}>{name}</UnstyledButton>
            </h2>
            {rating && <RatingBadge rating={rating} />}
            <Text size="xs" c="dimmed" ml="auto" className={styles['position']}>
              #{position + 1}
            </Text>
          </Group>
          <CardFacts card={card} />
          <SkillList skills={card.skills} requirements={explanation.requirements} />
          <Reasons requirements={explanation.requirements} />
        </div>
      </div>
      <div className={styles['score']}>
        <ScorePanel explanation={explanation} scale={scale} />
      </div>
      <div className={styles['foot']}>
        <div className={styles['wide']}>
          <CardActions name={name} rating={rating} act={act} />
        </div>
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
        <div className={styles['narrow']}>
          <ActionSheet name={name} rating={rating} act={act} open={open} />
        </div>
      </div>
      <Collapse expanded={why} className={styles['why']}>
        {why && explanation.coordinates && <CoordinateList coordinates={explanation.coordinates} />}
        {why && <ContributionList explanation={explanation} />}
      </Collapse>
    </article>
  )
}

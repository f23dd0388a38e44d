/** Who a ranked person is, and what of the requirements the profile proves. */
import { Avatar } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Explanation, MemberCard } from '../../../src/platform/platform.ts'
import { CardFacts } from './card-facts.tsx'
import { initialsOf } from './person.ts'
import { Reasons } from './reasons.tsx'
import styles from './result-card.module.css'
import { SkillList } from './skill-list.tsx'

export interface PersonFactsProps {
  readonly card: MemberCard
  readonly name: string
  readonly position: number
  readonly requirements: Explanation['requirements']
  /** The heading, and what else stands above the facts. */
  readonly children: ReactNode
}

export function PersonFacts({ card, name, position, requirements, children }: PersonFactsProps) {
  return (
    <div className={styles['person']}>
      <Avatar radius="xl" size={44} color="gray" aria-hidden className={styles['avatar']}>
        {card.name === undefined ? position + 1 : initialsOf(name)}
      </Avatar>
      <div className={styles['main']}>
        {children}
        <CardFacts card={card} />
        <SkillList skills={card.skills} requirements={requirements} />
        <Reasons requirements={requirements} />
      </div>
    </div>
  )
}

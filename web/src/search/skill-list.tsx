/** The skills of a card, those that were asked for first; each of these says which profile field states it. */
import { Tooltip } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { RequirementMatch } from '../../../src/platform/platform.ts'
import styles from './chips.module.css'
import { distinct, isSkill, proofText } from './proof.ts'

const shownAtMost = 9

export interface SkillListProps {
  readonly skills: readonly string[]
  readonly requirements: readonly RequirementMatch[]
}

export function SkillList({ skills, requirements }: SkillListProps) {
  const matched = distinct(requirements.filter(({ type, status }) => isSkill(type) && status === 'matched'))
  const others = skills.filter((skill) => !matched.some(({ label }) => label.toLowerCase() === skill.toLowerCase()))
  const room = Math.max(2, shownAtMost - matched.length)
  return (
    <ul className={styles['list']} aria-label="Skills">
      {matched.map((requirement) => (
        <Tooltip key={requirement.label} label={proofText(requirement)} withArrow>
          <li className={styles['chip']} data-status="matched">
            <IconCheck size={12} stroke={3} aria-label="asked for" />
            {requirement.label}
          </li>
        </Tooltip>
      ))}
      {others.slice(0, room).map((skill) => (
        <li key={skill} className={styles['chip']}>
          {skill}
        </li>
      ))}
      {others.length > room && <li className={styles['more']}>+{others.length - room} more</li>}
    </ul>
  )
}

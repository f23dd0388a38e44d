/** Why this person, in short: what of the requirements is proved, missing or not known. Matched skills stand among the skills. */
import { Tooltip } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { RequirementMatch } from '../../../src/platform/platform.ts'
import styles from './chips.module.css'
import { distinct, isSkill, proofText } from './proof.ts'

const icons = { matched: IconCheck, missing: IconX, unknown: IconQuestionMark }

export function Reasons({ requirements }: { readonly requirements: readonly RequirementMatch[] }) {
  if (requirements.length === 0) return undefined
  const asked = distinct(requirements)
  const matched = asked.filter(({ status }) => status === 'matched').length
  const told = asked.filter(({ type, status }) => status !== 'matched' || !isSkill(type))
  return (
    <ul className={styles['list']} aria-label="Requirements">
      <li className={styles['tally']}>
        {matched} of {asked.length} met
      </li>
      {told.map((requirement) => (
        <Reason key={`${requirement.type} ${requirement.label}`} requirement={requirement} />
      ))}
    </ul>
  )
}

export function Reason({ requirement }: { readonly requirement: RequirementMatch }) {
  const { status, label, mustHave } = requirement
  const Icon = icons[status]
  return (
    <Tooltip label={proofText(requirement)} withArrow>
      <li className={styles['chip']} data-status={status}>
        <Icon size={12} stroke={3} aria-label={status} />
        {label}
        {mustHave && <span className={styles['must']}>must</span>}
      </li>
    </Tooltip>
  )
}

import { Checkbox, UnstyledButton } from '@mantine/core'
import { IconMinus } from '@tabler/icons-react'
import type { FacetValue } from '../../../src/platform/platform.ts'
import styles from './facet-group.module.css'
import type { Choice } from './search-edits.ts'

/** Without a count where none was taken yet. */
export type ShownValue = Pick<FacetValue, 'value' | 'label'> & Partial<Pick<FacetValue, 'count'>>

export interface FacetRowProps {
  readonly value: ShownValue
  readonly choice: Choice
  readonly choose: (choice: Choice) => void
}

export function FacetRow({ value, choice, choose }: FacetRowProps) {
  const excluded = choice === 'excluded'
  return (
    <div className={styles['row']} data-choice={choice}>
      <Checkbox
        size="xs"
        className={styles['check']}
        checked={choice === 'wanted'}
        onChange={() => choose(choice === 'wanted' ? 'none' : 'wanted')}
        label={<span data-unknown={value.value === 'unknown'}>{value.label}</span>}
      />
      <UnstyledButton
        className={styles['exclude']}
        aria-pressed={excluded}
        aria-label={`Exclude ${value.label}`}
        title={`Exclude ${value.label}`}
        onClick={() => choose(excluded ? 'none' : 'excluded')}
      >
        <IconMinus size={13} stroke={2.6} aria-hidden />
      </UnstyledButton>
      <span className={styles['count']}>{value.count?.toLocaleString('en')}</span>
    </div>
  )
}

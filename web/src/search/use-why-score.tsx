/** Why a score is what it is: a button for a card, and what it opens below. */
import { Button, Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Explanation } from '../../../src/platform/platform.ts'
import { ContributionList } from './contribution-list.tsx'
import { CoordinateList } from './coordinate-list.tsx'
import styles from './result-card.module.css'

export function useWhyScore(name: string, explanation: Explanation): { readonly button: ReactNode; readonly details: ReactNode } {
  const [isOpen, { toggle }] = useDisclosure(false)
  const button = (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-expanded={isOpen}
      aria-label={`Why this score: ${name}`}
      rightSection={<IconChevronDown size={14} className={styles['chevron']} data-open={isOpen} aria-hidden />}
      onClick={toggle}
    >
      Why this score
    </Button>
  )
  const details = (
    <Collapse expanded={isOpen} className={styles['why']}>
      {isOpen && explanation.coordinates && <CoordinateList coordinates={explanation.coordinates} />}
      {isOpen && <ContributionList explanation={explanation} />}
    </Collapse>
  )
  return { button, details }
}

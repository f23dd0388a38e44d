import { IconBriefcase2, IconClock, IconMapPin, IconSparkles, type TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { MemberCard } from '../../../src/platform/platform.ts'
import { intentNames, roleText, yearsText } from './person.ts'
import styles from './result-card.module.css'

/** Headline, then role, place, years and whether the person wants to move. */
export function CardFacts({ card }: { readonly card: MemberCard }) {
  const role = roleText(card)
  return (
    <>
      {card.headline !== undefined && card.headline !== role && <p className={styles['headline']}>{card.headline}</p>}
      <ul className={styles['facts']} aria-label="Facts">
        {role !== undefined && <Fact icon={IconBriefcase2}>{role}</Fact>}
        {card.location !== undefined && <Fact icon={IconMapPin}>{card.location}</Fact>}
        {card.years !== undefined && <Fact icon={IconClock}>{yearsText(card.years)}</Fact>}
        {card.intent !== undefined && (
          <Fact icon={IconSparkles} intent={card.intent}>
            {intentNames[card.intent]}
          </Fact>
        )}
      </ul>
    </>
  )
}

interface FactProps {
  readonly icon: TablerIcon
  readonly intent?: string
  readonly children: ReactNode
}

function Fact({ icon: Icon, intent, children }: FactProps) {
  return (
    <li className={styles['fact']} data-intent={intent}>
      <Icon size={14} stroke={1.8} aria-hidden />
      {children}
    </li>
  )
}

/** The score of a card: its sum, and the two halves apart, each with its parts as bars. */
import type { Explanation } from '../../../src/platform/platform.ts'
import { Bar } from './bar.tsx'
import styles from './score-panel.module.css'
import { type Half, halfNames, halfSum, partNames, partsOf, type Scale, signed } from './score-parts.ts'

export interface ScorePanelProps {
  readonly explanation: Explanation
  readonly scale: Scale
}

/** Parts that round to nothing are left to the full list. */
const least = 0.005

export function ScorePanel({ explanation, scale }: ScorePanelProps) {
  return (
    <div className={styles['panel']}>
      <p className={styles['score']}>
        <span className={styles['number']}>{explanation.score.toFixed(2).replace('-', '−')}</span>
        <span className={styles['caption']}>score</span>
      </p>
      <HalfPanel half="hirer" explanation={explanation} scale={scale} />
      <HalfPanel half="candidate" explanation={explanation} scale={scale} />
    </div>
  )
}

function HalfPanel({ half, explanation, scale }: ScorePanelProps & { readonly half: Half }) {
  const parts = partsOf(explanation, half).filter(({ value }) => Math.abs(value) >= least)
  return (
    <div className={styles['half']} data-half={half}>
      <p className={styles['head']}>
        <span>{halfNames[half]}</span>
        <span className={styles['sum']}>{signed(halfSum(explanation, half))}</span>
      </p>
      <ul className={styles['parts']}>
        {parts.map(({ part, value }) => (
          <li key={part} className={styles['part']}>
            <span>{partNames[part]}</span>
            <Bar value={value} scale={scale} half={half} />
            <span className={styles['value']}>{signed(value)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

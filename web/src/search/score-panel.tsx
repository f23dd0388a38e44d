/** The score of a card: from 0 to 100, then what it is made of: the two halves with their parts as bars, the start, and their sum. */
import type { Explanation } from '../../../src/platform/platform.ts'
import { Bar } from './bar.tsx'
import styles from './score-panel.module.css'
import { type Half, halfNames, halfSum, outOf100, partNames, partsOf, rawText, type Scale, signed } from './score-parts.ts'

export interface ScorePanelProps {
  readonly explanation: Explanation
  readonly scale: Scale
}

/** Parts that round to nothing are left to the full list. */
const least = 0.005

export function ScorePanel({ explanation, scale }: ScorePanelProps) {
  return (
    <div className={styles['panel']} data-score>
      <p className={styles['score']}>
        <span className={styles['number']} data-sum="of-100">
          {outOf100(explanation.score)}
        </span>
        <span className={styles['caption']}>of 100</span>
      </p>
      <HalfPanel half="hirer" explanation={explanation} scale={scale} />
      <HalfPanel half="candidate" explanation={explanation} scale={scale} />
      <div className={styles['total']}>
        <p className={styles['head']} data-quiet>
          <span>{halfNames.start}</span>
          <span data-sum="start">{signed(halfSum(explanation, 'start'))}</span>
        </p>
        <p className={styles['head']}>
          <span>Raw score</span>
          <span data-sum="raw">{rawText(explanation.score)}</span>
        </p>
      </div>
    </div>
  )
}

function HalfPanel({ half, explanation, scale }: ScorePanelProps & { readonly half: Half }) {
  const parts = partsOf(explanation, half).filter(({ value }) => Math.abs(value) >= least)
  return (
    <div className={styles['half']} data-half={half}>
      <p className={styles['head']}>
        <span>{halfNames[half]}</span>
        <span data-sum={half}>{signed(halfSum(explanation, half))}</span>
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

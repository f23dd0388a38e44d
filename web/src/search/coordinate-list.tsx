/** A GLMix score by coordinate: what all hirers share, and what this person, job, recruiter or customer adds, each with what weighs most in it. */
import type { Explanation } from '../../../src/platform/platform.ts'
import styles from './coordinate-list.module.css'
import { signed } from './score-parts.ts'

const mostFeatures = 6

export function CoordinateList({ coordinates }: { readonly coordinates: NonNullable<Explanation['coordinates']> }) {
  return (
    <ul className={styles['list']} aria-label="The score by whose preference it is">
      {coordinates.map(({ coordinate, label, score, features }) => (
        <li key={coordinate} className={styles['coordinate']}>
          <p className={styles['head']}>
            <span>{label}</span>
            <span className="mono-digits">{signed(score)}</span>
          </p>
          {features.length === 0 && <p className={styles['none']}>Nothing was learned of it yet.</p>}
          {features.slice(0, mostFeatures).map((one) => (
            <p key={one.feature} className={styles['feature']}>
              <span>{one.label}</span>
              <span className="mono-digits">{signed(one.contribution)}</span>
            </p>
          ))}
          {features.length > mostFeatures && <p className={styles['none']}>and {features.length - mostFeatures} more</p>}
        </li>
      ))}
    </ul>
  )
}

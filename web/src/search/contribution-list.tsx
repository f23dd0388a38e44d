/** All addends of a score, by half, each with what was measured and what it added; they sum to the score. */
import type { Contribution, Explanation } from '../../../src/platform/platform.ts'
import { Bar } from './bar.tsx'
import styles from './contribution-list.module.css'
import { type Half, halfNames, halfOf, outOf100, rawText, type Scale, scaleOf, signed } from './score-parts.ts'

const halves: readonly Half[] = ['hirer', 'candidate', 'start']

export function ContributionList({ explanation }: { readonly explanation: Explanation }) {
  const scale = scaleOf(explanation.contributions.map(({ contribution }) => contribution))
  return (
    <table className={styles['table']}>
      <caption className={styles['caption']}>Everything that went into this score</caption>
      <thead>
        <tr>
          <th scope="col">What was looked at</th>
          <th scope="col" className={styles['measured']}>
            Measured
          </th>
          <th scope="col" className={styles['bar']}>
            <span className={styles['unseen']}>As a bar</span>
          </th>
          <th scope="col" className={styles['number']}>
            Adds
          </th>
        </tr>
      </thead>
      {halves.map((half) => (
        <HalfRows
          key={half}
          half={half}
          contributions={explanation.contributions.filter(({ part }) => halfOf(part) === half)}
          scale={scale}
        />
      ))}
      <tfoot>
        <tr>
          <th scope="row">Raw score ({outOf100(explanation.score)} of 100)</th>
          <td className={styles['measured']} />
          <td className={styles['bar']} />
          <td className={styles['number']}>{rawText(explanation.score)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

interface HalfRowsProps {
  readonly half: Half
  readonly contributions: readonly Contribution[]
  readonly scale: Scale
}

function HalfRows({ half, contributions, scale }: HalfRowsProps) {
  if (contributions.length === 0) return undefined
  const sum = contributions.reduce((total, { contribution }) => total + contribution, 0)
  const sorted = [...contributions].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  return (
    <tbody data-half={half}>
      {half !== 'start' && (
        <tr className={styles['half']}>
          <th scope="rowgroup">{halfNames[half]}</th>
          <td className={styles['measured']} />
          <td className={styles['bar']} />
          <td className={styles['number']}>{signed(sum)}</td>
        </tr>
      )}
      {sorted.map(({ feature, label, value, measured, contribution }) => (
        <tr key={feature}>
          <th scope="row">{label}</th>
          <td className={styles['measured']}>{measured ?? measure(value)}</td>
          <td className={styles['bar']}>
            <Bar value={contribution} scale={scale} half={half} />
          </td>
          <td className={styles['number']}>{signed(contribution)}</td>
        </tr>
      ))}
    </tbody>
  )
}

function measure(value: number | null): string {
  if (value === null) return 'not known'
  return Number.isInteger(value) ? String(value) : value.toFixed(2)
}

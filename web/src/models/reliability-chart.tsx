/** Do stated chances come true? Each point is a bin of equally many applications: on the diagonal what was stated is what happened. */
import { Text } from '@mantine/core'
import type { ModelTrainingReport } from '../../../src/training/training-report.ts'
import styles from './models.module.css'

type Bins = NonNullable<ModelTrainingReport['reliability']>['heldOut']

const [size, margin] = [260, 34]
const ticks = [0, 0.25, 0.5, 0.75, 1]

export function ReliabilityCharts({ reliability }: { readonly reliability: NonNullable<ModelTrainingReport['reliability']> }) {
  return (
    <section className={styles['panel']} aria-label="Calibration">
      <h2 className={styles['heading']}>Do stated chances come true?</h2>
      <Text size="sm" mb="xs">
        Applications in bins of equally many, by the chance that was stated. On the line, as many were answered well as was stated; below it
        too much was promised.
      </Text>
      <div className={styles['charts']}>
        <Chart title="Held-out jobs" bins={reliability.heldOut} />
        <Chart title="Last days" bins={reliability.lastDays} />
      </div>
    </section>
  )
}

function Chart({ title, bins }: { readonly title: string; readonly bins: Bins }) {
  const x = (chance: number) => margin + chance * (size - 2 * margin)
  const y = (share: number) => size - margin - share * (size - 2 * margin)
  const path = bins.map(({ stated, observed }) => `${x(stated)},${y(observed)}`).join(' ')
  return (
    <figure className={styles['chart']}>
      <figcaption>{title}: stated chance across, share that came true upwards</figcaption>
      <svg viewBox={`0 0 ${size} ${size}`} width="100%" style={{ maxWidth: 340 }} role="img" aria-label={`${title}: ${textOf(bins)}`}>
        {ticks.map((tick) => (
          <g key={tick} fontSize={10} fill="var(--mantine-color-dimmed)">
            <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} stroke="var(--mutual-line)" />
            <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} stroke="var(--mutual-line)" />
            <text x={x(tick)} y={y(0) + 14} textAnchor="middle">
              {100 * tick} %
            </text>
            <text x={x(0) - 5} y={y(tick) + 3} textAnchor="end">
              {100 * tick}
            </text>
          </g>
        ))}
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--mantine-color-dimmed)" strokeDasharray="4 4" />
        <polyline points={path} fill="none" stroke="var(--mutual-hirer)" strokeWidth={2} />
        {bins.map(({ stated, observed, rows }) => (
          <circle key={stated} cx={x(stated)} cy={y(observed)} r={4} fill="var(--mutual-hirer)">
            <title>
              stated {percent(stated)}, came true {percent(observed)} of {rows}
            </title>
          </circle>
        ))}
      </svg>
    </figure>
  )
}

function textOf(bins: Bins): string {
  return bins.map(({ stated, observed }) => `stated ${percent(stated)}, came true ${percent(observed)}`).join('; ')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`
}

/** How the model learned: one chart a measure, what it was trained on beside what only told when to stop. */
import '@mantine/charts/styles.css'
import { LineChart } from '@mantine/charts'
import type { CurvePoint } from '../../../src/training/training-report.ts'
import styles from './models.module.css'

export interface Chart {
  readonly measure: string
  readonly series: readonly { readonly name: string; readonly label: string; readonly color: string }[]
}

const sides = [
  { prefix: 'train-', label: 'training', color: 'hirer.6' },
  { prefix: 'valid-', label: 'validation', color: 'seeker.5' },
] as const

export function LearningCurves({ curve }: { readonly curve: readonly CurvePoint[] }) {
  const data = curve.map(({ done, measures }) => ({ done, ...measures }))
  return (
    <section className={styles['panel']} aria-label="Learning curves">
      <h2 className={styles['heading']}>Learning curves</h2>
      <div className={styles['charts']}>
        {chartsOf(curve).map(({ measure, series }) => (
          <figure key={measure} className={styles['chart']}>
            <figcaption>
              {measure} by {curve[0]!.stage}
              {series.length > 1 && ': training in teal, validation in coral'}
            </figcaption>
            <LineChart
              h={220}
              data={data}
              dataKey="done"
              series={[...series]}
              withDots={false}
              curveType="linear"
              tooltipAnimationDuration={0}
              valueFormatter={numberText}
              yAxisProps={{ width: 56, domain: ['auto', 'auto'] }}
              xAxisProps={{ minTickGap: 24 }}
              lineProps={{ isAnimationActive: false }}
              lineChartProps={{ accessibilityLayer: false }}
            />
          </figure>
        ))}
      </div>
    </section>
  )
}

/** Of block coordinate descent: which pass it is, and nothing that was learned. */
const passNumber = 'pass'

/** Measures that differ only in where they were taken share a chart; one that never changes says nothing and has none. */
export function chartsOf(curve: readonly CurvePoint[]): readonly Chart[] {
  const names = [...new Set(curve.flatMap(({ measures }) => Object.keys(measures)))]
  const changing = names.filter((name) => name !== passNumber && new Set(curve.flatMap(({ measures }) => measures[name] ?? [])).size > 1)
  const bases = [...new Set(changing.map(baseOf))]
  return bases.map((measure) => ({
    measure,
    series: changing
      .filter((name) => baseOf(name) === measure)
      .map((name) => {
        const side = sides.find(({ prefix }) => name.startsWith(prefix)) ?? sides[0]
        return { name, label: side.label, color: side.color }
      }),
  }))
}

function baseOf(name: string): string {
  return name.replace(/^(train|valid)-/, '')
}

function numberText(value: number): string {
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)))
}

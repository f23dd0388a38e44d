/** How well models tell people apart, by days since they were promoted: the one that ranks, and those before it taken together. */
import '@mantine/charts/styles.css'
import { LineChart } from '@mantine/charts'
import { Text } from '@mantine/core'
import type { DecayReport } from '../../../src/platform/platform.ts'
import { isOfApplicants } from './model-text.ts'
import styles from './models.module.css'

const series = [
  { name: 'live', label: 'the one that ranks', color: 'hirer.6' },
  { name: 'earlier', label: 'those before it', color: 'seeker.5' },
]

export function DecayCurves({ decay, plan }: { readonly decay: DecayReport; readonly plan: string }) {
  const data = decayRows(decay)
  if (data.length < 2)
    return (
      <Text size="sm" c="dimmed" mt="sm">
        How models age cannot be told yet:{' '}
        {isOfApplicants({ plan })
          ? 'an application is judged when it is answered, or two weeks after it was made.'
          : 'a page is judged four days after it was shown.'}
      </Text>
    )
  return (
    <figure className={styles['chart']} aria-label="Decay" style={{ marginTop: 12 }}>
      <figcaption>AUC by days since the promotion: the model that ranks in teal, those before it in coral</figcaption>
      <LineChart
        h={220}
        data={data}
        dataKey="age"
        series={series}
        curveType="linear"
        tooltipAnimationDuration={0}
        valueFormatter={(value) => value.toFixed(3)}
        yAxisProps={{ width: 56, domain: ['auto', 'auto'] }}
        xAxisProps={{ minTickGap: 24 }}
        lineProps={{ isAnimationActive: false }}
        lineChartProps={{ accessibilityLayer: false }}
      />
    </figure>
  )
}

interface DecayRow {
  readonly age: number
  readonly live?: number
  readonly earlier?: number
}

/** Of those before: the mean at each age, each day by what it tells. */
export function decayRows({ live, earlier }: DecayReport): DecayRow[] {
  const before = earlier.flatMap(({ points }) => points)
  const ages = [...new Set([...(live?.points ?? []), ...before].map(({ ageDays }) => ageDays))].sort((a, b) => a - b)
  return ages.map((age) => {
    const own = live?.points.find(({ ageDays }) => ageDays === age)
    const others = before.filter(({ ageDays }) => ageDays === age)
    const positives = others.reduce((sum, point) => sum + point.positives, 0)
    const mean = others.reduce((sum, point) => sum + point.auc * point.positives, 0) / positives
    return { age, ...(own && { live: own.auc }), ...(others.length > 0 && { earlier: mean }) }
  })
}

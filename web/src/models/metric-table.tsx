import { Text } from '@mantine/core'
import type { MetricIntervals, ModelTrainingReport } from '../../../src/training/training-report.ts'
import { isOfApplicants } from './model-text.ts'
import styles from './models.module.css'

const metricNames: Readonly<Record<string, string>> = {
  'ndcg@10': 'NDCG@10',
  'precision@5': 'Precision@5',
  'precision@25': 'Precision@25',
  auc: 'AUC',
  'auc-by-job': 'AUC, mean over jobs',
  'log-loss': 'Log loss',
  'calibration-error': 'Calibration error',
}
const slices = { heldOut: 'Held out', lastDays: 'Last days' } as const

/** This model beside what ranked when it was trained and beside the frozen baseline, on pages that none was trained on. */
export function MetricTable({ report }: { readonly report: Partial<ModelTrainingReport> }) {
  return (
    <section className={styles['panel']} aria-label="Measures">
      <h2 className={styles['heading']}>Measures</h2>
      <Text size="sm" c="dimmed" mb="xs">
        {isOfApplicants(report)
          ? 'With 95 % intervals over jobs. Held out are whole jobs, of which no model ever learns; chances stand behind log loss and calibration error.'
          : 'Means over pages with 95 % intervals. A page on which nobody accepted a message counts 0 for every model.'}
      </Text>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">This model</th>
            <th scope="col">Current then</th>
            <th scope="col">Baseline</th>
          </tr>
        </thead>
        {(['heldOut', 'lastDays'] as const).map((slice) => (
          <Slice key={slice} slice={slice} report={report} />
        ))}
      </table>
    </section>
  )
}

function Slice({ slice, report }: { readonly slice: keyof typeof slices; readonly report: Partial<ModelTrainingReport> }) {
  const pages = report.pages?.[slice] ?? 0
  return (
    <tbody>
      <tr className={styles['group']}>
        <th scope="rowgroup" colSpan={4}>
          {slices[slice]} ({pages.toLocaleString('en')} {isOfApplicants(report) ? 'applications' : 'pages'})
        </th>
      </tr>
      {Object.keys(report[slice] ?? {}).map((metric) => (
        <tr key={metric}>
          <th scope="row">{metricNames[metric] ?? metric}</th>
          <Measure of={report[slice]} metric={metric} own />
          <Measure of={report.current?.[slice]} metric={metric} />
          <Measure of={report.baseline?.[slice]} metric={metric} />
        </tr>
      ))}
    </tbody>
  )
}

interface MeasureProps {
  readonly of: MetricIntervals | undefined
  readonly metric: string
  readonly own?: boolean
}

function Measure({ of, metric, own = false }: MeasureProps) {
  const found = of?.[metric]
  if (!found) return <td>not measured</td>
  return (
    <td>
      <span className={own ? styles['own'] : undefined}>{found.mean.toFixed(4)}</span>
      <span className={styles['interval']}>
        {found.low.toFixed(4)} to {found.high.toFixed(4)}
      </span>
    </td>
  )
}

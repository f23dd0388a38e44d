import { Alert, Text } from '@mantine/core'
import { IconCircleCheck, IconHandStop } from '@tabler/icons-react'
import type { ModelTrainingReport } from '../../../src/training/training-report.ts'
import { asSentence, contenderName, isOfApplicants } from './model-text.ts'

/** What the gate said of this version, or which contender stood before it instead. */
export function GatePanel({ report }: { readonly report: Partial<ModelTrainingReport> }) {
  const { gate, best } = report
  if (!gate)
    return (
      <Text size="sm" c="dimmed">
        The gate did not judge this version: of the same training {contenderName(best)} stood before it, as the best on{' '}
        {isOfApplicants(report) ? 'the applications set aside to choose by' : 'the last days'}.
      </Text>
    )
  return (
    <Alert
      color={gate.promoted ? 'hirer' : 'yellow'}
      icon={gate.promoted ? <IconCircleCheck /> : <IconHandStop />}
      title={gate.promoted ? 'Passed the gate' : 'Kept back by the gate'}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Text size="sm">{asSentence(gate.reason)}</Text>
      <Text size="sm">
        {isOfApplicants(report) ? 'AUC per held-out job' : 'NDCG@10 per held-out page'}, this model less the current one:{' '}
        {gate.againstCurrent.mean.toFixed(4)} ({gate.againstCurrent.low.toFixed(4)} to {gate.againstCurrent.high.toFixed(4)}); less the
        baseline: {gate.againstBaseline.mean.toFixed(4)} ({gate.againstBaseline.low.toFixed(4)} to {gate.againstBaseline.high.toFixed(4)}).
      </Text>
    </Alert>
  )
}

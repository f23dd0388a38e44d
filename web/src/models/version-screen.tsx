/** One version: what it rests on, how it measured beside its rivals, what the gate said, which inputs matter, how it learned. */
import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { ModelDetail, Subject } from '../../../src/platform/platform.ts'
import { fetchVersion, promote } from '../api/models.ts'
import { useResource } from '../data/use-resource.ts'
import { Link } from '../routing/link.tsx'
import { Problem } from '../shell/problem.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { GatePanel } from './gate-panel.tsx'
import { InputBars } from './input-bars.tsx'
import { LearningCurves } from './learning-curves.tsx'
import { MetricTable } from './metric-table.tsx'
import { isOfApplicants, momentText, nameOf, reportOf } from './model-text.ts'
import styles from './models.module.css'
import { ReliabilityCharts } from './reliability-chart.tsx'
import { TrainingWarning } from './training-warning.tsx'
import { VersionBadges } from './version-badges.tsx'

export interface VersionScreenProps {
  readonly subject: Subject
  readonly version: string
}

export function VersionScreen({ subject, version }: VersionScreenProps) {
  const { data, error, reload } = useResource(`version ${subject} ${version}`, (signal) => fetchVersion(subject, version, signal))
  return (
    <Stack gap="lg" maw={1080} mx="auto">
      <Anchor component={Link} href={subject === 'members' ? '/models' : `/models/${subject}`} size="sm">
        All versions
      </Anchor>
      {error && (
        <>
          <Title order={1}>This version cannot be shown</Title>
          <Problem error={error} retry={reload} />
        </>
      )}
      {!data && !error && <Skeleton height={320} />}
      {data && <Known detail={data} changed={reload} />}
    </Stack>
  )
}

function Known({ detail, changed }: { readonly detail: ModelDetail; readonly changed: () => void }) {
  const { subject, version, current, pinned, promotions, inputs, importanceMeans } = detail
  const report = reportOf(detail)
  return (
    <>
      <div>
        <Group justify="space-between">
          <Title order={1}>{nameOf(detail)}</Title>
          <VersionBadges version={detail} />
        </Group>
        <Text size="sm" c="dimmed" className={styles['code']} style={{ overflowWrap: 'anywhere' }}>
          {version}
        </Text>
        <Text size="sm">{whatItIs(detail)}</Text>
      </div>
      {!current && (
        <Group gap="sm">
          <ConfirmButton
            primary
            label="Promote"
            title="Promote this version?"
            text="It ranks from the next request on. The version before can be rolled back to at any time."
            reason="promoted by hand"
            act={(reason) => promote(subject, version, { reason, pinned: false })}
            done={changed}
          />
          <ConfirmButton
            label="Promote and pin"
            title="Promote this version and pin it?"
            text="It ranks from the next request on, until somebody promotes another by hand."
            reason="promoted and pinned by hand"
            act={(reason) => promote(subject, version, { reason, pinned: true })}
            done={changed}
          />
        </Group>
      )}
      {report.warnings?.map((warning) => (
        <TrainingWarning key={warning} text={warning} />
      ))}
      {report.heldOut && <MetricTable report={report} />}
      {report.heldOut && <GatePanel report={report} />}
      {report.reliability && <ReliabilityCharts reliability={report.reliability} />}
      <InputBars inputs={inputs} importanceMeans={importanceMeans} />
      {report.curve && report.curve.length > 1 && <LearningCurves curve={report.curve} />}
      <section className={styles['panel']} aria-label="Promotions">
        <h2 className={styles['heading']}>Promotions</h2>
        {promotions.length === 0 && (
          <Text size="sm" c="dimmed">
            It was never promoted.
          </Text>
        )}
        {promotions.map(({ at, reason }) => (
          <Text key={`${at} ${reason}`} size="sm">
            {momentText(at)}: {reason}
          </Text>
        ))}
        {pinned && <Text size="sm">Pinned: what is trained later does not take its place.</Text>}
      </section>
    </>
  )
}

const kindNames: Readonly<Record<string, string>> = { linear: 'Linear', tree: 'Boosted trees', neural: 'Neural net', glmix: 'GLMix' }

function whatItIs(detail: ModelDetail): string {
  const { training, pages, rows, positives, positions, seed } = reportOf(detail)
  if (detail.builtIn) return 'Linear, with weights set by hand: it ranks from the first day and stands below every trained model.'
  if (pages === undefined) return `A model of kind ${detail.kind}, published without a report.`
  if (isOfApplicants(reportOf(detail)))
    return `${kindNames[detail.kind] ?? detail.kind}, training ${training}, seed ${seed}: ${pages.training.toLocaleString('en')} applications to learn from and ${pages.validation.toLocaleString('en')} to stop by and to make chances of; in all ${rows?.toLocaleString('en')}, ${positives?.toLocaleString('en')} of which were messaged, saved or advanced.`
  const counts = `${pages.training.toLocaleString('en')} pages to learn from and ${pages.validation.toLocaleString('en')} to stop by`
  const people = `${rows?.toLocaleString('en')} people shown, ${positives?.toLocaleString('en')} of whom accepted a message`
  return `${kindNames[detail.kind] ?? detail.kind}, training ${training}, seed ${seed}: ${counts}; in all ${people}. Positions ${positions === 'inverse propensity' ? 'are allowed for by inverse propensity' : `are ${positions}`}.`
}

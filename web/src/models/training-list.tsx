import { Anchor, Badge, Group, Text } from '@mantine/core'
import type { Subject, TrainingSummary } from '../../../src/platform/platform.ts'
import { Link } from '../routing/link.tsx'
import { asSentence, contenderName, momentText, versionHref } from './model-text.ts'
import styles from './models.module.css'
import { TrainingWarning } from './training-warning.tsx'

export function TrainingList({ subject, trainings }: { readonly subject: Subject; readonly trainings: readonly TrainingSummary[] }) {
  return (
    <section aria-label="Trainings">
      <h2 className={styles['heading']}>Trainings</h2>
      {trainings.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing was trained yet. A first training makes sense once some dozen messages were accepted, or some hundred applications
          answered.
        </Text>
      )}
      <ul className={styles['list']}>
        {trainings.map((training) => (
          <li key={training.id} className={styles['panel']}>
            <Group gap="sm" mb={4}>
              <Text fw={650}>Training {training.id}</Text>
              <Badge variant="light" tt="none" color={colourOf(training)} c="var(--mantine-color-text)">
                {outcomeOf(training)}
              </Badge>
              <Text size="sm" c="dimmed">
                {momentText(training.startedAt)}
              </Text>
            </Group>
            <Text size="sm">{training.error ?? (training.gate && asSentence(training.gate.reason))}</Text>
            {training.warnings?.map((warning) => (
              <TrainingWarning key={warning} text={warning} />
            ))}
            <Contenders subject={subject} training={training} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contenders({ subject, training: { versions = {}, best } }: { readonly subject: Subject; readonly training: TrainingSummary }) {
  return (
    <Group gap="md" mt={4}>
      {Object.entries(versions).map(([name, version]) => (
        <Anchor key={name} component={Link} href={versionHref({ subject, version })} size="sm" fw={name === best ? 650 : 400}>
          {contenderName(name)}
          {name === best && ' (best)'}
        </Anchor>
      ))}
    </Group>
  )
}

function outcomeOf({ state, promoted, keptBecausePinned, gate }: TrainingSummary): string {
  if (state === 'running') return 'Under way'
  if (state === 'failed') return 'Failed'
  if (promoted) return 'Promoted'
  if (keptBecausePinned) return 'Not promoted: pinned'
  return gate?.promoted ? 'Passed the gate, not promoted' : 'Kept back by the gate'
}

function colourOf({ state, promoted }: TrainingSummary): string {
  if (state === 'failed') return 'red'
  return state === 'finished' && promoted ? 'hirer' : 'gray'
}

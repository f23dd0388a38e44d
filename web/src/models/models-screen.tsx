/** The operator's view of the rankers: which version ranks, what else was learned, and learning anew. */
import { SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useCallback } from 'react'
import type { Subject } from '../../../src/platform/platform.ts'
import { fetchTrainings, fetchVersions } from '../api/models.ts'
import { useResource } from '../data/use-resource.ts'
import { navigate } from '../routing/navigation.ts'
import { Problem } from '../shell/problem.tsx'
import { CurrentModel } from './current-model.tsx'
import { plans, subjectNames } from './model-text.ts'
import { RefreshPanel } from './refresh-panel.tsx'
import { ShadowFeatures } from './shadow-features.tsx'
import { TrainNow } from './train-now.tsx'
import { TrainingList } from './training-list.tsx'
import { VersionList } from './version-list.tsx'

const subjects = Object.entries(subjectNames).map(([value, label]) => ({ value, label }))

export function ModelsScreen({ subject }: { readonly subject: Subject }) {
  const versions = useResource(`versions ${subject}`, (signal) => fetchVersions(subject, signal), { keep: true })
  const trainings = useResource('trainings', fetchTrainings, { keep: true })
  const reload = useCallback(() => {
    versions.reload()
    trainings.reload()
  }, [versions.reload, trainings.reload])
  const error = versions.error ?? trainings.error

  return (
    <Stack gap="lg" maw={1080} mx="auto">
      <div>
        <Title order={1}>Models</Title>
        <Text c="dimmed">
          Rankers are learned from what hirers and candidates did, compared on pages and applications that none of them has seen, and
          promoted only where they are not worse.
        </Text>
      </div>
      <SegmentedControl
        maw={560}
        aria-label="Ranker of"
        data={subjects}
        value={subject}
        onChange={(next) => navigate(next === 'members' ? '/models' : `/models/${next}`)}
      />
      {error && <Problem error={error} retry={reload} />}
      {!versions.data && !error && <Skeleton height={240} />}
      {versions.data && <CurrentModel subject={subject} versions={versions.data} changed={reload} />}
      {plans[subject] && versions.data && <TrainNow plan={plans[subject]} ended={reload} />}
      {plans[subject] && <RefreshPanel plan={plans[subject]} ended={reload} />}
      {versions.data && <VersionList versions={versions.data} />}
      {subject === 'members' && <ShadowFeatures />}
      {plans[subject] && trainings.data && (
        <TrainingList subject={subject} trainings={trainings.data.filter(({ plan }) => plan === plans[subject])} />
      )}
    </Stack>
  )
}

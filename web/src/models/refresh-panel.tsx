/** Learning anew by the clock: when the next refresh comes, what the last ones did and why, and how models age. */
import { Alert, Badge, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Refresh, RefreshState } from '../../../src/platform/platform.ts'
import { fetchRefreshes, startRefresh } from '../api/models.ts'
import { useResource } from '../data/use-resource.ts'
import { useWork } from '../data/use-work.ts'
import { Problem } from '../shell/problem.tsx'
import { DecayCurves } from './decay-curves.tsx'
import { asSentence, momentText, shortVersion } from './model-text.ts'
import styles from './models.module.css'

const isTraining = ({ name }: { readonly name: string }) => name.startsWith('Training ')
/** The newest ones; the API has them all. */
const shown = 5

export function RefreshPanel({ plan, ended }: { readonly plan: string; readonly ended: () => void }) {
  const { data, error, reload } = useResource('refreshes', fetchRefreshes, { keep: true })
  const [refused, setRefused] = useState<Error>()
  const work = useWork().find(isTraining)
  const isRunning = work !== undefined && !work.finished
  const hasEnded = work?.finished === true

  useEffect(() => {
    if (!hasEnded) return
    reload()
    ended()
  }, [hasEnded, reload, ended])

  async function start(): Promise<void> {
    setRefused(undefined)
    try {
      await startRefresh({ plan })
      reload()
    } catch (reason) {
      setRefused(reason as Error)
    }
  }

  if (error) return <Problem error={error} retry={reload} />
  if (!data) return null
  const own = data.refreshes.filter((refresh) => refresh.plan === plan)
  const decay = own.find((refresh) => refresh.decay !== undefined)?.decay
  return (
    <section className={styles['panel']} aria-label="Refreshes">
      <h2 className={styles['heading']}>Refreshes</h2>
      <Text size="sm">{nextText(data)}</Text>
      {decay?.alarm && (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle />}
          title="The model that ranks has decayed"
          my="sm"
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
        >
          <Text size="sm">{asSentence(decay.alarm)}</Text>
        </Alert>
      )}
      <Group my="sm">
        <Button size="sm" variant="default" disabled={isRunning} onClick={() => void start()}>
          Refresh now
        </Button>
      </Group>
      {refused && <Problem error={refused} />}
      <ul className={styles['list']}>
        {own.slice(0, shown).map((refresh) => (
          <li key={refresh.id}>
            <OneRefresh refresh={refresh} />
          </li>
        ))}
      </ul>
      {decay && <DecayCurves decay={decay} plan={plan} />}
    </section>
  )
}

function OneRefresh({ refresh }: { readonly refresh: Refresh }) {
  const { id, scope, startedAt, candidate, reason } = refresh
  return (
    <>
      <Group gap="sm">
        <Text fw={650}>Refresh {id}</Text>
        <Badge variant="light" tt="none" color={colourOf(refresh)} c="var(--mantine-color-text)">
          {outcomeOf(refresh)}
        </Badge>
        <Text size="sm" c="dimmed">
          {momentText(startedAt)}, {scope === 'whole' ? 'all contenders anew' : 'the contender that ranks'}
          {candidate && `, version ${shortVersion(candidate)}`}
        </Text>
      </Group>
      {reason && <Text size="sm">{asSentence(reason)}</Text>}
    </>
  )
}

function nextText({ schedule, next }: RefreshState): string {
  if (schedule === undefined || next === undefined) return 'Models are learned anew on demand alone; start the server with --refresh-at.'
  const learned = next.scope === 'whole' ? 'all contenders anew' : 'the contender that ranks, from where it stands'
  return `The next one comes ${momentText(next.at)}: ${next.plan}, ${learned}. What passes the gate ranks from the next request on.`
}

function outcomeOf({ state, promoted }: Refresh): string {
  if (state === 'running') return 'Under way'
  if (state === 'failed') return 'Failed'
  if (state === 'interrupted') return 'Cut short'
  return promoted ? 'Promoted' : 'Kept what ranks'
}

function colourOf({ state, promoted }: Refresh): string {
  if (state === 'failed' || state === 'interrupted') return 'red'
  return promoted ? 'hirer' : 'gray'
}

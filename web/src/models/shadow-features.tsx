/** Features that pages are logged with but no model reads yet, and computing them for pages that were shown before. */
import { Button, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { FeatureState } from '../../../src/platform/platform.ts'
import { fetchFeatures, startBackfill } from '../api/models.ts'
import { useResource } from '../data/use-resource.ts'
import { useWork } from '../data/use-work.ts'
import { Problem } from '../shell/problem.tsx'
import { OneWork } from '../shell/work-bar.tsx'
import styles from './models.module.css'

const isBackfill = ({ name }: { readonly name: string }) => name.startsWith('Backfill of ')

export function ShadowFeatures() {
  const { data, error, reload } = useResource('features', fetchFeatures, { keep: true })
  const work = useWork().find(isBackfill)
  const hasEnded = work?.finished === true

  useEffect(() => {
    if (hasEnded) reload()
  }, [hasEnded, reload])

  const shadows = data?.filter(({ shadow }) => shadow) ?? []
  if (shadows.length === 0 && !error) return undefined
  return (
    <section className={styles['panel']} aria-label="Features in shadow">
      <h2 className={styles['heading']}>Features in shadow</h2>
      <Text size="sm" mb="sm">
        Logged with every page, but learned from only by a training that names them. A backfill computes one for pages that were shown
        before it was logged.
      </Text>
      {error && <Problem error={error} retry={reload} />}
      {work && <OneWork work={work} />}
      {shadows.map((feature) => (
        <Shadow key={feature.name} feature={feature} isBusy={work !== undefined && !work.finished} />
      ))}
    </section>
  )
}

function Shadow({ feature, isBusy }: { readonly feature: FeatureState; readonly isBusy: boolean }) {
  const { name, backfill, backfillable } = feature
  const [error, setError] = useState<Error>()

  async function start(): Promise<void> {
    setError(undefined)
    try {
      await startBackfill(name)
    } catch (refused) {
      setError(refused as Error)
    }
  }

  return (
    <div>
      <Group gap="sm">
        <Text component="span" className={styles['code']}>
          {name}
        </Text>
        {backfillable && (
          <Button size="compact-sm" variant="default" disabled={isBusy} aria-label={`Backfill ${name}`} onClick={() => void start()}>
            Backfill
          </Button>
        )}
      </Group>
      {backfill && (
        <Text size="sm" c="dimmed">
          {backfill.computed.toLocaleString('en')} of {backfill.rows.toLocaleString('en')} rows of older pages computed;{' '}
          {backfill.equal.toLocaleString('en')} of {backfill.compared.toLocaleString('en')} logged rows came out bit for bit.
        </Text>
      )}
      {error && <Problem error={error} />}
    </div>
  )
}

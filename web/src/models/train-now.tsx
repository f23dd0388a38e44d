/** Learning anew, with how far it is. */
import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { startTraining } from '../api/models.ts'
import { useWork } from '../data/use-work.ts'
import { Problem } from '../shell/problem.tsx'
import { OneWork } from '../shell/work-bar.tsx'
import styles from './models.module.css'

const isTraining = ({ name }: { readonly name: string }) => name.startsWith('Training ')

export function TrainNow({ plan, ended }: { readonly plan: string; readonly ended: () => void }) {
  const [promote, setPromote] = useState(true)
  const [error, setError] = useState<Error>()
  const work = useWork().find(isTraining)
  const isRunning = work !== undefined && !work.finished
  const hasEnded = work?.finished === true

  useEffect(() => {
    if (hasEnded) ended()
  }, [hasEnded, ended])

  async function start(): Promise<void> {
    setError(undefined)
    try {
      await startTraining({ plan, promote })
      ended()
    } catch (refused) {
      setError(refused as Error)
    }
  }

  return (
    <section className={styles['panel']} aria-label="Training">
      <h2 className={styles['heading']}>Train now</h2>
      <Text size="sm" mb="sm">
        Learns from what was logged and what came of it, in a process of its own: searches do not wait for it.
      </Text>
      {work && <OneWork work={work} />}
      <Group gap="md" mt={work ? 'sm' : 0}>
        <Button size="sm" disabled={isRunning} onClick={() => void start()}>
          Train now
        </Button>
        <Checkbox
          label="Promote the best where it passes the gate"
          checked={promote}
          disabled={isRunning}
          onChange={(event) => setPromote(event.currentTarget.checked)}
        />
      </Group>
      {error && <Problem error={error} />}
    </section>
  )
}

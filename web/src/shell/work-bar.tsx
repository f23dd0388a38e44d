/** Long work of the server: what it does, how far it is, and what went wrong. */
import { Progress, Text } from '@mantine/core'
import type { LongWork } from '../../../src/platform/platform.ts'
import { useWork } from '../data/use-work.ts'
import styles from './banners.module.css'

export function WorkBar() {
  const works = useWork()
  return (
    <div aria-live="off">
      {works.map((work) => (
        <OneWork key={work.name} work={work} />
      ))}
    </div>
  )
}

export function OneWork({ work }: { readonly work: LongWork }) {
  return (
    <div className={styles['work']} data-failed={work.error !== undefined}>
      <Text size="sm" fw={500} className={styles['name']}>
        {work.name}
      </Text>
      <Progress
        className={styles['progress']}
        value={percentOf(work)}
        animated={!work.finished}
        color={work.error === undefined ? 'hirer' : 'red'}
        aria-label={work.name}
      />
      <Text size="sm" c="dimmed" className="mono-digits">
        {work.stage !== undefined && !work.finished && `${work.stage} · `}
        {progressText(work)}
      </Text>
    </div>
  )
}

function percentOf({ done, total, finished }: LongWork): number {
  if (finished) return 100
  return total > 0 ? Math.min(100, (100 * done) / total) : 100
}

function progressText({ done, total, finished, error }: LongWork): string {
  if (error !== undefined) return `Failed: ${error}`
  if (finished) return 'Done'
  return total > 0 ? `${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : done.toLocaleString('en')
}

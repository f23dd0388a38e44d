/** The operator's view: is it whole, how far has each reader come, what goes on, and how much memory it takes. */
import { Alert, Badge, Group, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { StatusBody } from '../../../src/http/contract/platform-status.ts'
import { useStatus } from '../data/use-status.ts'
import { Problem } from '../shell/problem.tsx'
import { OneWork } from '../shell/work-bar.tsx'
import { Figure } from './figure.tsx'
import { ProjectionTable } from './projection-table.tsx'
import styles from './status.module.css'
import { useHistory } from './use-history.ts'

const everyMs = 2000

export function StatusScreen() {
  const { data, error, reload } = useStatus(everyMs)
  return (
    <Stack gap="lg" maw={1080} mx="auto">
      <Group justify="space-between">
        <Title order={1}>Status</Title>
        {data && (
          <Badge size="lg" variant="light" tt="none" color={data.ready ? 'hirer' : 'yellow'} c="var(--mantine-color-text)">
            {data.ready ? 'Ready' : 'Not ready yet'}
          </Badge>
        )}
      </Group>
      {error && <Problem error={error} retry={reload} />}
      {!data && !error && <Skeleton height={220} />}
      {data && <Known status={data} />}
    </Stack>
  )
}

function Known({ status }: { readonly status: StatusBody }) {
  const rss = useHistory(status.memory.rssBytes / 2 ** 20)
  const heap = useHistory(status.memory.heapBytes / 2 ** 20)
  const log = useHistory(status.offset)
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 3 }}>
        {status.members !== undefined && <Figure label="People" value={status.members} />}
        {status.jobs !== undefined && <Figure label="Jobs" value={status.jobs} />}
        {status.projects !== undefined && <Figure label="Projects" value={status.projects} />}
        <Figure label="Events in the log" value={status.offset} history={log} />
        <Figure label="Memory, resident" value={status.memory.rssBytes / 2 ** 20} unit="MB" history={rss} />
        <Figure label="Memory, heap" value={status.memory.heapBytes / 2 ** 20} unit="MB" history={heap} />
      </SimpleGrid>
      <section className={styles['panel']} aria-label="Ranking">
        <h2 className={styles['heading']}>Ranking</h2>
        <Text size="sm">
          Model <b>{status.model}</b>
        </Text>
        {status.models.map(({ subject, name, version, builtIn, instead }) =>
          instead === undefined ? undefined : (
            <Alert
              key={subject}
              color="yellow"
              icon={<IconAlertTriangle />}
              mt="sm"
              role="alert"
              title="A model is missing or refuses to load"
            >
              <Text size="sm">
                Of the ranker of {subject}, version {instead.version.slice(0, 12)} is current but does not rank: {instead.reason}.{' '}
                {builtIn ? 'The built-in ranker' : `${name} ${version.slice(0, 12)}`} ranks instead.
              </Text>
              <Text size="sm">What to do: {instead.remedy}.</Text>
            </Alert>
          ),
        )}
      </section>
      <section className={styles['panel']} aria-label="Long work">
        <h2 className={styles['heading']}>Long work</h2>
        {status.work.length === 0 && (
          <Text size="sm" c="dimmed">
            Nothing goes on.
          </Text>
        )}
        {status.work.map((work) => (
          <OneWork key={work.name} work={work} />
        ))}
      </section>
      <ProjectionTable projections={status.projections} offset={status.offset} />
      <Text size="sm" c="dimmed">
        The same figures for machines: <a href="/metrics">metrics</a> · <a href="/docs">API</a>
      </Text>
    </>
  )
}

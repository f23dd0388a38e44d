/** The openings to be filled. */
import { Badge, Card, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { ProjectInput } from '../../../src/platform/platform.ts'
import { fetchJob } from '../api/jobs.ts'
import { useResource } from '../data/use-resource.ts'
import { Link } from '../routing/link.tsx'
import { navigate } from '../routing/navigation.ts'
import { Problem } from '../shell/problem.tsx'
import { ProjectForm } from './project-form.tsx'
import { projectHref } from './project-href.ts'
import styles from './projects.module.css'
import { useProjects } from './use-projects.ts'

export function ProjectsScreen() {
  const { data, error, reload } = useProjects()
  return (
    <Stack gap="lg" maw={1080} mx="auto">
      <div>
        <Title order={1}>Projects</Title>
        <Text c="dimmed">One for each opening. What you do in a project teaches its ranking.</Text>
      </div>
      <Card withBorder padding="md">
        <ProjectForm created={({ id }) => navigate(projectHref(id))} />
      </Card>
      {error && <Problem error={error} retry={reload} />}
      {!data && !error && <Skeleton height={120} />}
      {data?.length === 0 && <Text c="dimmed">There is no project yet. Name the first one above.</Text>}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {data?.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </SimpleGrid>
    </Stack>
  )
}

function ProjectCard({ project: { id, name, job } }: { readonly project: ProjectInput }) {
  const posting = useResource(job, (signal) => fetchJob(job!, signal))
  return (
    <Link href={projectHref(id)} className={styles['card']}>
      <Text fw={650}>{name}</Text>
      <Text size="sm" c="dimmed">
        {posting.data ? [posting.data.title, posting.data.company].filter(Boolean).join(', ') : job === undefined ? 'No posting' : ' '}
      </Text>
      {posting.data && (
        <Badge variant="light" size="sm" tt="none" mt={8} c="var(--mantine-color-text)">
          {posting.data.state}
        </Badge>
      )}
    </Link>
  )
}

/** One opening: the people by what was done with them, and the saved searches. */
import { Anchor, Button, Group, Skeleton, Stack, Tabs, Text, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { type Rating, ratings } from '../../../src/domain/feedback.ts'
import type { ProjectId } from '../../../src/domain/ids.ts'
import { fetchProject } from '../api/projects.ts'
import { useResource } from '../data/use-resource.ts'
import { Link } from '../routing/link.tsx'
import { navigate, usePlace } from '../routing/navigation.ts'
import { BlindSwitch } from '../search/blind-switch.tsx'
import { ratingNames } from '../search/rating-badge.tsx'
import { Problem } from '../shell/problem.tsx'
import { projectSearchHref } from './project-href.ts'
import { RatedList } from './rated-list.tsx'
import { SavedQueries } from './saved-queries.tsx'

/** Saved people first: they are what one comes back for. */
const tabs: readonly Rating[] = ['save', ...ratings.filter((rating) => rating !== 'save')]

export function ProjectScreen({ id }: { readonly id: string }) {
  // The address is the door: what stands there names a project, or the server says that there is none.
  const project = id as ProjectId
  const { data, error, reload } = useResource(`project ${id}`, (signal) => fetchProject(project, signal))
  const [tab, setTab] = useState<string | null>('save')
  const { pathname, search } = usePlace()
  const blind = new URLSearchParams(search).has('blind')
  if (error)
    return (
      <Stack gap="md" maw={1080} mx="auto">
        <Title order={1}>This project cannot be shown</Title>
        <Problem error={error} retry={reload} />
      </Stack>
    )
  return (
    <Stack gap="md" maw={1080} mx="auto">
      <Group justify="space-between" align="flex-end">
        <div>
          <Anchor component={Link} href="/projects" size="sm">
            All projects
          </Anchor>
          <Title order={1}>{data?.name ?? <Skeleton height={28} width={280} />}</Title>
        </div>
        <Group gap="md">
          <BlindSwitch blind={blind} change={(next) => navigate(next ? `${pathname}?blind=1` : pathname, { replace: true })} />
          {data?.job !== undefined && (
            <Button component={Link} href={`/jobs/${encodeURIComponent(data.job)}/applicants`} variant="default">
              Applicants
            </Button>
          )}
          <Button
            component={Link}
            href={projectSearchHref({ ...(data ?? { id: project }), blind })}
            leftSection={<IconSearch size={16} aria-hidden />}
          >
            {data?.job === undefined ? 'Search in this project' : 'Find people for the posting'}
          </Button>
        </Group>
      </Group>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          {tabs.map((rating) => (
            <Tabs.Tab key={rating} value={rating}>
              {ratingNames[rating]}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="queries">Saved searches</Tabs.Tab>
        </Tabs.List>
        {tabs.map((rating) => (
          <Tabs.Panel key={rating} value={rating} pt="md">
            <RatedList project={project} rating={rating} blind={blind} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="queries" pt="md">
          <SavedQueries project={project} />
        </Tabs.Panel>
      </Tabs>
      <Text size="xs" c="dimmed">
        People stand under the last thing that was done with them here.
      </Text>
    </Stack>
  )
}

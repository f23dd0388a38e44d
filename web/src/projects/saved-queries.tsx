import { Skeleton, Text } from '@mantine/core'
import { IconStar } from '@tabler/icons-react'
import type { ProjectId } from '../../../src/domain/ids.ts'
import { fetchSavedQueries } from '../api/projects.ts'
import { useResource } from '../data/use-resource.ts'
import { Link } from '../routing/link.tsx'
import { Problem } from '../shell/problem.tsx'
import styles from './projects.module.css'
import { savedQueryHref, savedQueryLabel } from './saved-query-text.ts'

export function SavedQueries({ project }: { readonly project: ProjectId }) {
  const { data, error, reload } = useResource(`queries ${project}`, (signal) => fetchSavedQueries(project, signal))
  if (error) return <Problem error={error} retry={reload} />
  if (!data) return <Skeleton height={64} />
  if (data.length === 0) return <Text c="dimmed">No search is saved yet. Search in this project, then use “Save search”.</Text>
  return (
    <ul className={styles['people']} aria-label="Saved searches">
      {data.map(({ name, query, at }) => (
        <li key={name} className={styles['person']}>
          <IconStar size={20} stroke={1.6} aria-hidden />
          <div className={styles['about']}>
            <Link className={styles['name']} href={savedQueryHref(query, project)}>
              {name}
            </Link>
            <Text size="sm" c="dimmed" truncate>
              {savedQueryLabel(query)}
            </Text>
          </div>
          <Text size="xs" c="dimmed" className="mono-digits">
            {new Date(at).toLocaleDateString('en', { dateStyle: 'medium' })}
          </Text>
        </li>
      ))}
    </ul>
  )
}

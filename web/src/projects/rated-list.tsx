import { Avatar, Skeleton, Text } from '@mantine/core'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { ProjectId } from '../../../src/domain/ids.ts'
import { fetchRated } from '../api/projects.ts'
import { useResource } from '../data/use-resource.ts'
import { Link } from '../routing/link.tsx'
import { initialsOf, roleText, shownName, yearsText } from '../search/person.ts'
import { ratingNames } from '../search/rating-badge.tsx'
import { formatSearchState, parseSearchState } from '../search/search-state.ts'
import { Problem } from '../shell/problem.tsx'
import styles from './projects.module.css'

export interface RatedListProps {
  readonly project: ProjectId
  readonly rating: Rating
  readonly blind: boolean
}

export function RatedList({ project, rating, blind }: RatedListProps) {
  const asked = `rated ${project} ${rating} ${blind}`
  const { data, error, reload } = useResource(asked, (signal) => fetchRated(project, { rating, blind }, signal))
  if (error) return <Problem error={error} retry={reload} />
  if (!data) return <Skeleton height={96} />
  if (data.rated.length === 0) return <Text c="dimmed">{hiddenText(data.hidden) ?? `${ratingNames[rating]}: nobody yet.`}</Text>
  return (
    <>
      <ul className={styles['people']} aria-label={ratingNames[rating]}>
        {data.rated.map(({ card, at }, index) => (
          <li key={card.id} className={styles['person']}>
            <Avatar radius="xl" color="gray" aria-hidden>
              {initialsOf(shownName(card, index))}
            </Avatar>
            <div className={styles['about']}>
              <Link className={styles['name']} href={`/${formatSearchState({ ...parseSearchState(''), project, blind, open: card.id })}`}>
                {shownName(card, index)}
              </Link>
              <Text size="sm" c="dimmed">
                {[roleText(card) ?? card.headline, card.location, card.years !== undefined && yearsText(card.years)]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <Text size="xs" c="dimmed" className={`mono-digits ${styles['at']}`}>
              {new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}
            </Text>
          </li>
        ))}
      </ul>
      {data.hidden > 0 && (
        <Text size="sm" c="dimmed">
          {hiddenText(data.hidden)}
        </Text>
      )}
    </>
  )
}

function hiddenText(hidden: number): string | undefined {
  if (hidden === 0) return undefined
  return hidden === 1 ? '1 person is not visible to you any more.' : `${hidden} people are not visible to you any more.`
}

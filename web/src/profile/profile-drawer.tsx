/**
 * The whole person beside the list: what was asked for and where it stands, how the score comes about, and the profile itself.
 * Whoever is shown last gets the focus when it closes (use-current.ts), not whoever was opened first.
 */
import { Drawer, Group, Skeleton, Stack, Tabs, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { MemberId } from '../../../src/domain/ids.ts'
import type { MemberCard, Result } from '../../../src/platform/platform.ts'
import { fetchMember } from '../api/members.ts'
import { useResource } from '../data/use-resource.ts'
import { CardActions } from '../search/card-actions.tsx'
import { ContributionList } from '../search/contribution-list.tsx'
import { shownName } from '../search/person.ts'
import { RatingBadge } from '../search/rating-badge.tsx'
import { outOf100 } from '../search/score-parts.ts'
import { Problem } from '../shell/problem.tsx'
import { FlagNotice } from './flag-notice.tsx'
import { ProfileBody } from './profile-body.tsx'
import styles from './profile-drawer.module.css'
import { RequirementTable } from './requirement-table.tsx'

export interface ProfileDrawerProps {
  readonly member: MemberId | undefined
  /** The person's place on the page, where it is on it. */
  readonly result: Result<MemberCard> | undefined
  readonly rating: Rating | undefined
  readonly blind: boolean
  readonly act: (rating: Rating) => void
  readonly close: () => void
}

export function ProfileDrawer({ member, result, rating, blind, act, close }: ProfileDrawerProps) {
  const phone = useMediaQuery('(max-width: 62em)')
  const name = result ? shownName(result.card, result.position) : 'Profile'
  return (
    <Drawer.Root
      opened={member !== undefined}
      onClose={close}
      returnFocus={false}
      position="right"
      size={phone ? '100%' : 640}
      classNames={{ content: styles['content'] ?? '' }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content data-triage>
        <Drawer.Header className={styles['head']}>
          <Group gap="sm" wrap="nowrap">
            <Drawer.Title className={styles['title']}>{name}</Drawer.Title>
            {rating && <RatingBadge rating={rating} />}
          </Group>
          <Drawer.CloseButton aria-label="Close the profile" />
        </Drawer.Header>
        <Drawer.Body className={styles['body']}>
          {member !== undefined && <Contents key={member} member={member} result={result} blind={blind} />}
        </Drawer.Body>
        {result && (
          <div className={styles['actions']}>
            <CardActions name={name} rating={rating} act={act} size={phone ? 'compact-md' : 'sm'} />
          </div>
        )}
      </Drawer.Content>
    </Drawer.Root>
  )
}

type ContentsProps = Pick<ProfileDrawerProps, 'result' | 'blind'> & { readonly member: MemberId }

function Contents({ member, result, blind }: ContentsProps) {
  const { data, error, reload } = useResource(`member ${member} ${blind}`, (signal) => fetchMember(member, { blind, signal }))
  const [tab, setTab] = useState<string | null>('profile')
  const requirements = result?.explanation.requirements ?? []
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false}>
      <Tabs.List className={styles['tabs']}>
        <Tabs.Tab value="profile">Profile</Tabs.Tab>
        {result && <Tabs.Tab value="requirements">Requirements</Tabs.Tab>}
        {result && <Tabs.Tab value="score">Score {outOf100(result.explanation.score)}</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value="profile" pt="md">
        {error && <Problem error={error} retry={reload} />}
        {!data && !error && <ProfileLoading />}
        {data && <FlagNotice member={member} />}
        {data && <ProfileBody member={data} blind={blind} requirements={requirements} />}
      </Tabs.Panel>
      {result && (
        <Tabs.Panel value="requirements" pt="md">
          {requirements.length === 0 ? (
            <Text c="dimmed">The search asks for nothing in particular.</Text>
          ) : (
            <RequirementTable requirements={requirements} />
          )}
        </Tabs.Panel>
      )}
      {result && (
        <Tabs.Panel value="score" pt="md">
          <ContributionList explanation={result.explanation} />
        </Tabs.Panel>
      )}
    </Tabs>
  )
}

function ProfileLoading() {
  return (
    <Stack gap="md" aria-hidden>
      <Skeleton height={18} width="60%" />
      <Skeleton height={60} />
      <Skeleton height={90} />
      <Skeleton height={90} />
    </Stack>
  )
}

/** What stands above the list: how many there are, what was turned away, and whether the page is whole. */
import { Alert, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { MemberCard, Page } from '../../../src/platform/platform.ts'
import { closedCount, closedText, withoutIntent } from './closed-people.ts'
import { peopleText } from './person.ts'

export function ResultHead({ page, loading }: { readonly page: Page<MemberCard>; readonly loading: boolean }) {
  const typed = page.tags.filter(({ type }) => type !== 'unread')
  const closed = closedCount(page.gates)
  const gates = withoutIntent(page.gates).filter(({ rejected, unknown }) => rejected > 0 || unknown > 0)
  return (
    <>
      <Group justify="space-between" gap="xs" mih={36}>
        <Text fw={600} aria-live="polite" className="mono-digits">
          {loading ? 'Searching …' : peopleText(page.total)}
        </Text>
        <Text size="xs" c="dimmed" className="mono-digits" visibleFrom="sm">
          {page.model.split('@')[0]} · {Math.max(1, Math.round(page.tookMs))} ms
        </Text>
      </Group>
      {typed.length > 0 && typed.every(({ use }) => use === 'none') && (
        <Text size="sm" mb={8}>
          Nothing that was typed can be searched for, so it turns nobody away.
        </Text>
      )}
      {gates.length > 0 && (
        <Text size="xs" c="dimmed" mb={8}>
          Turned away: {gates.map(gateText).join(' · ')}
        </Text>
      )}
      {closed > 0 && page.total > 0 && (
        <Text size="xs" c="dimmed" mb={8}>
          {closedText(closed)}
        </Text>
      )}
      {page.insteadOf !== undefined && (
        <Text size="xs" c="dimmed" mb={8}>
          The current model ({page.insteadOf}) cannot be loaded; {page.model.split('@')[0]} ranked this page.
        </Text>
      )}
      {page.partial && (
        <Alert
          color="yellow"
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
          icon={<IconAlertTriangle />}
          mb="sm"
          title="This page is not complete"
        >
          {page.missingShards === 1 ? 'One part' : `${page.missingShards} parts`} of the index did not answer in time. Search again for the
          whole.
        </Alert>
      )}
    </>
  )
}

/** A count of −1 was not taken. */
function gateText({ label, rejected, unknown }: Page<MemberCard>['gates'][number]): string {
  const counts = [
    rejected > 0 && `${rejected.toLocaleString('en')} do not meet it`,
    unknown > 0 && `${unknown.toLocaleString('en')} do not say`,
  ]
  return `${label} (${counts.filter(Boolean).join(', ')})`
}

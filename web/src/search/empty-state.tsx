/** Nobody was found: names the filter at fault, or the fewest that are together, and takes them away with one click. */
import { Button, Stack, Text, Title } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { MemberCard, NamedFilter, Page } from '../../../src/platform/platform.ts'
import { closedCount, closedText } from './closed-people.ts'
import styles from './empty-state.module.css'
import { peopleText } from './person.ts'

export interface EmptyStateProps {
  readonly page: Pick<Page<MemberCard>, 'filtersAtFault' | 'filterSetsAtFault' | 'gates'>
  readonly remove: (filters: readonly NamedFilter[]) => void
  readonly clear: () => void
}

export function EmptyState({ page: { filtersAtFault, filterSetsAtFault, gates }, remove, clear }: EmptyStateProps) {
  const single = filtersAtFault.map(({ totalWithout, ...filter }) => ({ filters: [filter], totalWithout }))
  const closed = closedCount(gates)
  const remedies = single.length > 0 ? single : filterSetsAtFault
  return (
    <section className={styles['empty']} aria-label="No results">
      <IconFilterOff size={36} stroke={1.3} aria-hidden className={styles['icon']} />
      <Title order={2} fz={18}>
        Nobody meets all of this
      </Title>
      {closed > 0 && <Text>{closedText(closed)}</Text>}
      <Text c="dimmed">{explanationOf(single.length, filterSetsAtFault.length)}</Text>
      <Stack gap={8} w="100%" maw={460} mt={4}>
        {remedies.map(({ filters, totalWithout }, index) => (
          <Button
            key={namesOf(filters)}
            variant={index === 0 ? 'filled' : 'default'}
            justify="space-between"
            className={styles['remedy'] ?? ''}
            rightSection={<span className="mono-digits">{peopleText(totalWithout)}</span>}
            onClick={() => remove(filters)}
          >
            Remove {namesOf(filters)}
          </Button>
        ))}
        {remedies.length === 0 && (
          <Button variant="default" onClick={clear}>
            Start over
          </Button>
        )}
      </Stack>
    </section>
  )
}

function explanationOf(single: number, sets: number): string {
  if (single > 0) return 'These stand in the way, the most helpful to remove first:'
  if (sets > 0) return 'No single filter is at fault. These stand in the way together:'
  return 'No few filters are at fault: take out more of them.'
}

function namesOf(filters: readonly NamedFilter[]): string {
  const labels = filters.map(({ label }) => label)
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`
}

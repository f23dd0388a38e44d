/** Nobody was found: names the filter at fault and takes it away with one click. */
import { Button, Stack, Text, Title } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { FilterAtFault } from '../../../src/platform/platform.ts'
import styles from './empty-state.module.css'
import { peopleText } from './person.ts'

export interface EmptyStateProps {
  readonly faults: readonly FilterAtFault[]
  readonly remove: (fault: FilterAtFault) => void
  readonly clear: () => void
}

export function EmptyState({ faults, remove, clear }: EmptyStateProps) {
  return (
    <section className={styles['empty']} aria-label="No results">
      <IconFilterOff size={36} stroke={1.3} aria-hidden className={styles['icon']} />
      <Title order={2} fz={18}>
        Nobody meets all of this
      </Title>
      {faults.length > 0 ? (
        <>
          <Text c="dimmed">These stand in the way, the most helpful to remove first:</Text>
          <Stack gap={8} w="100%" maw={460} mt={4}>
            {faults.map((fault, index) => (
              <Button
                key={`${fault.tag} ${fault.facet} ${fault.label}`}
                variant={index === 0 ? 'filled' : 'default'}
                justify="space-between"
                rightSection={<span className="mono-digits">{peopleText(fault.totalWithout)}</span>}
                onClick={() => remove(fault)}
              >
                Remove {fault.label}
              </Button>
            ))}
          </Stack>
        </>
      ) : (
        <>
          <Text c="dimmed">No single one is at fault: take out two or more.</Text>
          <Button variant="default" onClick={clear}>
            Start over
          </Button>
        </>
      )}
    </section>
  )
}

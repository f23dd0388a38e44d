/** An empty marketplace: waits for the first people, which come by import or with the demo, and then asks again. */
import { Anchor, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { useStatus } from '../data/use-status.ts'
import { Link } from '../routing/link.tsx'
import styles from './empty-state.module.css'

const everyMs = 2000

export function NobodyYet({ askAgain }: { readonly askAgain: () => void }) {
  const { data } = useStatus(everyMs)
  const members = data?.members ?? 0

  useEffect(() => {
    if (members > 0) askAgain()
  }, [members, askAgain])

  return (
    <section className={styles['empty']} aria-label="No results">
      <Title order={2} fz={18}>
        There is nobody here yet
      </Title>
      <Text c="dimmed">
        {data?.demo ? (
          'The demo marketplace is being filled; the first people appear in a moment.'
        ) : (
          <Anchor component={Link} href="/imports" underline="always">
            Import profiles to search them
          </Anchor>
        )}
      </Text>
    </section>
  )
}

import { Text } from '@mantine/core'
import { IconMasksTheater } from '@tabler/icons-react'
import { useStatus } from '../data/use-status.ts'
import styles from './banners.module.css'

export function DemoBanner() {
  const { data } = useStatus()
  if (!data?.demo) return undefined
  return (
    <aside className={styles['demo']} aria-label="Demo">
      <IconMasksTheater size={16} aria-hidden />
      <Text size="sm">Demo marketplace: everyone here is invented.</Text>
    </aside>
  )
}

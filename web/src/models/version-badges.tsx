import { Badge } from '@mantine/core'
import type { ModelVersion } from '../../../src/platform/platform.ts'
import styles from './models.module.css'

export function VersionBadges({ version }: { readonly version: ModelVersion }) {
  const { builtIn, current, serving, pinned } = version
  return (
    <span className={styles['badges']}>
      {current && <Mark color="hirer">Current</Mark>}
      {pinned && <Mark color="blue">Pinned</Mark>}
      {current && !serving && <Mark color="red">Refuses to load</Mark>}
      {serving && !current && <Mark color="yellow">Ranks instead</Mark>}
      {builtIn && <Mark color="gray">Built in</Mark>}
    </span>
  )
}

function Mark({ color, children }: { readonly color: string; readonly children: string }) {
  return (
    <Badge variant="light" tt="none" color={color} c="var(--mantine-color-text)">
      {children}
    </Badge>
  )
}

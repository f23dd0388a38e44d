/** What stands around every screen: the head with the ways to the others, the demo note, long work; on a phone the ways stand at the foot. */
import { ActionIcon, Group, Text, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Caller } from '../../../src/platform/platform.ts'
import type { Resource } from '../data/use-resource.ts'
import { Link } from '../routing/link.tsx'
import { usePlace } from '../routing/navigation.ts'
import { DemoBanner } from './demo-banner.tsx'
import { Logo } from './logo.tsx'
import { isCurrent, type Screen, screens, screensOf } from './screens.ts'
import styles from './shell.module.css'
import { WorkBar } from './work-bar.tsx'

export interface ShellProps {
  readonly session: Resource<Caller>
  readonly children: ReactNode
}

export function Shell({ session, children }: ShellProps) {
  const ways = waysOf(session)
  return (
    <>
      <a href="#content" className={styles['skip']}>
        Skip to the content
      </a>
      <header className={styles['head']}>
        <Link href="/" className={styles['brand']} aria-label="Mutual, to the search">
          <Logo />
          <Text component="span" fw={700} size="lg" lts={-0.3}>
            Mutual
          </Text>
        </Link>
        <Ways ways={ways} className={styles['ways']} label="Screens" />
        <Group gap="xs" ml="auto">
          <ColourScheme />
        </Group>
      </header>
      {session.data && session.data.role !== 'seeker' && <WorkBar />}
      <DemoBanner />
      <main id="content" className={styles['content']} tabIndex={-1}>
        {children}
      </main>
      <Ways ways={ways} className={styles['foot']} label="Screens, at the foot" />
    </>
  )
}

/** None until it is known who asks; all where the server does not say. */
function waysOf({ data, error }: Resource<Caller>): readonly Screen[] {
  if (data) return screensOf(data.role)
  return error ? screens : []
}

interface WaysProps {
  readonly ways: readonly Screen[]
  readonly className: string | undefined
  readonly label: string
}

function Ways({ ways, className, label }: WaysProps) {
  const { pathname } = usePlace()
  return (
    <nav className={className} aria-label={label}>
      {ways.map((screen) => (
        <Link
          key={screen.path}
          href={screen.path}
          className={styles['way']}
          aria-current={isCurrent(screen, pathname) ? 'page' : undefined}
        >
          <screen.icon size={18} stroke={1.8} aria-hidden />
          {screen.label}
        </Link>
      ))}
    </nav>
  )
}

function ColourScheme() {
  const { setColorScheme } = useMantineColorScheme()
  const next = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark'
  return (
    <Tooltip label={`Use ${next} colours`}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Use ${next} colours`} onClick={() => setColorScheme(next)}>
        {next === 'dark' ? <IconMoon size={18} /> : <IconSun size={18} />}
      </ActionIcon>
    </Tooltip>
  )
}

import {
  IconBriefcase2,
  IconChartDots3,
  IconDatabaseImport,
  IconGauge,
  IconSearch,
  IconUserSearch,
  type TablerIcon,
} from '@tabler/icons-react'

export interface Screen {
  readonly path: string
  readonly label: string
  readonly icon: TablerIcon
}

export const screens: readonly Screen[] = [
  { path: '/', label: 'Search', icon: IconSearch },
  { path: '/projects', label: 'Projects', icon: IconBriefcase2 },
  { path: '/jobs', label: 'Jobs', icon: IconUserSearch },
  { path: '/imports', label: 'Import', icon: IconDatabaseImport },
  { path: '/models', label: 'Models', icon: IconChartDots3 },
  { path: '/status', label: 'Status', icon: IconGauge },
]

export function isCurrent(screen: Screen, pathname: string): boolean {
  return screen.path === '/' ? pathname === '/' : pathname.startsWith(screen.path)
}

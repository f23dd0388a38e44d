/** The screens, and whose they are: as the server's table of routes has it, so that nobody is led to a refusal. */
import {
  IconBriefcase2,
  IconChartDots3,
  IconDatabaseImport,
  IconGauge,
  IconSearch,
  IconUserSearch,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Caller } from '../../../src/platform/platform.ts'

export type Role = Caller['role']

export interface Screen {
  readonly path: string
  readonly label: string
  readonly icon: TablerIcon
  readonly roles: readonly Role[]
}

const hirers: readonly Role[] = ['recruiter', 'operator']
const seekers: readonly Role[] = ['seeker', 'operator']
const operators: readonly Role[] = ['operator']

export const screens: readonly Screen[] = [
  { path: '/', label: 'Search', icon: IconSearch, roles: hirers },
  { path: '/projects', label: 'Projects', icon: IconBriefcase2, roles: hirers },
  { path: '/jobs', label: 'Jobs', icon: IconUserSearch, roles: seekers },
  { path: '/imports', label: 'Import', icon: IconDatabaseImport, roles: operators },
  { path: '/models', label: 'Models', icon: IconChartDots3, roles: operators },
  { path: '/status', label: 'Status', icon: IconGauge, roles: ['recruiter', 'seeker', 'operator'] },
]

export function isCurrent(screen: Screen, pathname: string): boolean {
  return screen.path === '/' ? pathname === '/' : pathname.startsWith(screen.path)
}

export function screensOf(role: Role): readonly Screen[] {
  return screens.filter(({ roles }) => roles.includes(role))
}

/** The screen at the address, where the role may not use it. Applicants stand below the jobs, but are the hirers' business. */
export function refusedScreen(pathname: string, role: Role): Screen | undefined {
  const screen = screens.find((each) => isCurrent(each, pathname))
  const roles = /^\/jobs\/[^/]+\/applicants/.test(pathname) ? hirers : screen?.roles
  return roles?.includes(role) === false ? screen : undefined
}

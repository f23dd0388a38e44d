/** Which screen stands at which address. Screens beside the search are loaded when first opened. */
import { Skeleton } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import type { Caller } from '../../src/platform/platform.ts'
import type { Resource } from './data/use-resource.ts'
import { useSession } from './data/use-session.ts'
import { usePlace } from './routing/navigation.ts'
import { SearchScreen } from './search/search-screen.tsx'
import { NotFound } from './shell/not-found.tsx'
import { NotYours } from './shell/not-yours.tsx'
import { refusedScreen } from './shell/screens.ts'
import { Shell } from './shell/shell.tsx'
import { ToastProvider } from './shell/toasts.tsx'
import { TokenDialog } from './shell/token-dialog.tsx'

const ProjectsScreen = lazy(async () => ({ default: (await import('./projects/projects-screen.tsx')).ProjectsScreen }))
const ProjectScreen = lazy(async () => ({ default: (await import('./projects/project-screen.tsx')).ProjectScreen }))
const ApplicantsScreen = lazy(async () => ({ default: (await import('./applicants/applicants-screen.tsx')).ApplicantsScreen }))
const JobsScreen = lazy(async () => ({ default: (await import('./seekers/jobs-screen.tsx')).JobsScreen }))
const ImportScreen = lazy(async () => ({ default: (await import('./imports/import-screen.tsx')).ImportScreen }))
const ModelsScreen = lazy(async () => ({ default: (await import('./models/models-screen.tsx')).ModelsScreen }))
const VersionScreen = lazy(async () => ({ default: (await import('./models/version-screen.tsx')).VersionScreen }))
const StatusScreen = lazy(async () => ({ default: (await import('./status/status-screen.tsx')).StatusScreen }))

export function App() {
  const session = useSession()
  return (
    <ToastProvider>
      <Shell session={session}>
        <Suspense fallback={<Skeleton height={240} />}>
          <Screen session={session} />
        </Suspense>
      </Shell>
      <TokenDialog />
    </ToastProvider>
  )
}

/** Waits until it is known whose screen it is; where that cannot be told, the screen says itself what is wrong. */
function Screen({ session: { data, error } }: { readonly session: Resource<Caller> }) {
  const { pathname } = usePlace()
  if (!data && !error) return <Skeleton height={240} />
  const refused = data && refusedScreen(pathname, data.role)
  return data && refused ? <NotYours screen={refused} role={data.role} /> : screenAt(pathname)
}

function screenAt(pathname: string): ReactNode {
  const [first = '', second, third] = pathname.split('/').filter(Boolean)
  if (first === '') return <SearchScreen />
  if (first === 'projects')
    return second === undefined ? <ProjectsScreen /> : <ProjectScreen key={second} id={decodeURIComponent(second)} />
  if (first === 'jobs' && second === undefined) return <JobsScreen />
  if (first === 'jobs' && third === 'applicants') return <ApplicantsScreen key={second} id={decodeURIComponent(second!)} />
  if (first === 'imports') return <ImportScreen />
  if (first === 'models' && (second === undefined || second === 'members' || second === 'jobs' || second === 'applicants')) {
    const subject = second ?? 'members'
    return third === undefined ? <ModelsScreen subject={subject} /> : <VersionScreen key={third} subject={subject} version={third} />
  }
  if (first === 'status') return <StatusScreen />
  return <NotFound />
}

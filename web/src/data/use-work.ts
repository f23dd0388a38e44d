/** Long work of the server, as it goes on. Several components may listen; the stream is opened once. */
import { useSyncExternalStore } from 'react'
import type { LongWork } from '../../../src/platform/platform.ts'
import { followWork } from '../api/follow-work.ts'
import { fetchSession } from '../api/session.ts'

const retryMs = 3000
const finishedStaysMs = 4000

let works: readonly LongWork[] = []
const listeners = new Set<() => void>()
let stream: AbortController | undefined

/** The works that go on, and for a few seconds those that ended. */
export function useWork(): readonly LongWork[] {
  return useSyncExternalStore(subscribe, () => works)
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  if (!stream) open()
  return () => {
    listeners.delete(listen)
    if (listeners.size > 0) return
    stream?.abort()
    stream = undefined
  }
}

function open(): void {
  const opened = new AbortController()
  stream = opened
  const again = (): void => {
    if (!opened.signal.aborted) setTimeout(() => !opened.signal.aborted && open(), retryMs)
  }
  // Whether the stream ended or failed, the remedy is the same: follow it anew. It is not told to seekers.
  fetchSession().then(({ role }) => (role === 'seeker' ? undefined : followWork(take, opened.signal).then(again, again)), again)
}

/** The stream begins with the last step of everything; what had ended before is no news. */
function take(work: LongWork): void {
  if (work.finished && !works.some(({ name }) => name === work.name)) return
  publish([...works.filter(({ name }) => name !== work.name), work])
  if (work.finished && work.error === undefined) setTimeout(() => publish(works.filter((each) => each !== work)), finishedStaysMs)
}

function publish(next: readonly LongWork[]): void {
  works = next
  for (const listen of listeners) listen()
}

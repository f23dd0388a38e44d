import { useEffect } from 'react'
import type { StatusBody } from '../../../src/http/contract/platform-status.ts'
import { fetchStatus } from '../api/status.ts'
import { type Resource, useResource } from './use-resource.ts'
import { useWork } from './use-work.ts'

/** The state of the server; read anew whenever a long work ends, and with `everyMs` again and again. */
export function useStatus(everyMs?: number): Resource<StatusBody> {
  const ended = useWork()
    .filter((work) => work.finished)
    .map((work) => work.name)
    .join()
  const status = useResource('status', fetchStatus, { keep: true })
  const { reload } = status

  useEffect(() => {
    if (ended !== '') reload()
  }, [ended, reload])

  useEffect(() => {
    if (everyMs === undefined) return
    const timer = setInterval(reload, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, reload])
  return status
}

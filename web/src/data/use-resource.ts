/** What a screen reads from the server: loaded when its key changes, aborted when it is no longer wanted. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useToken } from '../api/token.ts'

export interface Resource<T> {
  /** The last answer; with `keep` also that of the key before, until the new one is there. */
  readonly data: T | undefined
  readonly error: Error | undefined
  readonly loading: boolean
  readonly reload: () => void
}

interface Loaded<T> {
  readonly key: string
  readonly data?: T
  readonly error?: Error
}

/** Loads nothing while the key is undefined. */
export function useResource<T>(key: string | undefined, load: (signal: AbortSignal) => Promise<T>, { keep = false } = {}): Resource<T> {
  const token = useToken()
  const [attempt, setAttempt] = useState(0)
  const [loaded, setLoaded] = useState<Loaded<T>>()
  const [loading, setLoading] = useState(key !== undefined)
  const current = useRef(load)
  current.current = load

  // A new token or another attempt loads the same key again.
  useEffect(() => {
    setLoading(key !== undefined)
    if (key === undefined) return
    const controller = new AbortController()
    const finish = (result: Omit<Loaded<T>, 'key'>): void => {
      if (controller.signal.aborted) return
      setLoaded({ key, ...result })
      setLoading(false)
    }
    current.current(controller.signal).then(
      (data) => finish({ data }),
      (error: Error) => finish({ error }),
    )
    return () => controller.abort()
  }, [key, token, attempt])

  const reload = useCallback(() => setAttempt((count) => count + 1), [])
  const fits = loaded !== undefined && (keep || loaded.key === key)
  const pending = key !== undefined && (loading || loaded?.key !== key)
  return { data: fits ? loaded.data : undefined, error: fits ? loaded.error : undefined, loading: pending, reload }
}

/** An import from the chosen file to its end: preview, start, and the report until it is finished. */
import { useEffect, useState } from 'react'
import type { ImportReport } from '../../../src/http/contract/import.ts'
import { fetchImport, type ImportRequest, postImport } from '../api/imports.ts'
import { type Resource, useResource } from '../data/use-resource.ts'

export type Asked = Omit<ImportRequest, 'preview'>

export interface Import {
  readonly preview: Resource<ImportReport>
  /** Of the running or finished import; undefined before it is started. */
  readonly report: ImportReport | undefined
  readonly error: Error | undefined
  readonly starting: boolean
  readonly start: () => Promise<void>
}

const pollMs = 700

export function useImport(asked: Asked): Import {
  const { file, format, subject } = asked
  const key = `${file.name} ${file.size} ${file.lastModified} ${format} ${subject}`
  const preview = useResource(key, () => postImport({ ...asked, preview: true }))
  const [started, setStarted] = useState<ImportReport>()
  const [error, setError] = useState<Error>()
  const [starting, setStarting] = useState(false)
  const running = useResource(
    started && !started.finished ? `import ${started.id}` : undefined,
    (signal) => fetchImport(started!.id, signal),
    { keep: true },
  )
  const report = running.data ?? started
  const { reload } = running

  useEffect(() => {
    if (!report || report.finished) return
    const timer = setInterval(reload, pollMs)
    return () => clearInterval(timer)
  }, [report, reload])

  async function start(): Promise<void> {
    setStarting(true)
    try {
      setStarted(await postImport({ ...asked, preview: false }))
      setError(undefined)
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)))
    } finally {
      setStarting(false)
    }
  }

  return { preview, report, error: error ?? running.error, starting, start }
}

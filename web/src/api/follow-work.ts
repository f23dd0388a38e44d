/** Long work as server-sent events. Read with `fetch`, because `EventSource` can carry no token. */
import type { LongWork } from '../../../src/platform/platform.ts'
import { send } from './request.ts'

/** Resolves when the server ends the stream. */
export async function followWork(onWork: (work: LongWork) => void, signal: AbortSignal): Promise<void> {
  const response = await send('/v1/work', { signal, headers: { accept: 'text/event-stream' } })
  if (!response.body) return
  let rest = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const messages = (rest + chunk).split(/\r?\n\r?\n/)
    rest = messages.pop() ?? ''
    for (const message of messages) for (const work of worksIn(message)) onWork(work)
  }
}

function worksIn(message: string): readonly LongWork[] {
  const data = message
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5))
    .join('\n')
  if (data.trim() === '') return []
  const parsed = JSON.parse(data) as LongWork | readonly LongWork[]
  return Array.isArray(parsed) ? parsed : [parsed as LongWork]
}

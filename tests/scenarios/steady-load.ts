/** Searches that go on beside what a test does. */
import { setTimeout as wait } from 'node:timers/promises'
import type { RequestId } from '../../src/domain/ids.ts'
import type { Http } from './open-http.ts'

const queries = ['registered nurse', 'software engineer', 'sales', 'accountant', 'manager']

export interface Answered {
  readonly status: number
  readonly model: string
  readonly request: RequestId
}

/** Searches one after the other, several at a time, until it is told to stop. */
export function steadyLoad({ send }: Http): { answered: Answered[]; stop: () => Promise<void> } {
  const answered: Answered[] = []
  let isStopped = false
  const searcher = async (offset: number) => {
    for (let i = offset; !isStopped; i++) {
      const { status, body } = await send('POST', '/v1/search/talent', { text: queries[i % queries.length] })
      answered.push({ status, model: body?.model, request: body?.request })
      await wait(1)
    }
  }
  const searchers = [0, 1, 2].map(searcher)
  return {
    answered,
    async stop() {
      isStopped = true
      await Promise.all(searchers)
    },
  }
}

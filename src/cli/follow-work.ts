/** Waits for work that goes on behind an answer, and shows how far it is. */
import { setTimeout as wait } from 'node:timers/promises'
import type { StatusBody } from '../http/contract/platform-status.ts'
import type { Client } from './client.ts'
import { progressBars } from './progress-bars.ts'

const everyMs = 500

/** Asks again and again until `ended` gives something. Progress comes from the server's status where no bar shows it yet. */
export async function followWork<Result>(
  client: Client,
  name: string | readonly string[],
  ended: () => Promise<Result | undefined>,
): Promise<Result> {
  const bars = client.showsWork ? undefined : progressBars()
  try {
    for (;;) {
      const result = await ended()
      if (bars !== undefined) {
        const { work } = await client.json<StatusBody>('GET', '/v1/status')
        for (const shown of work) if (!shown.finished && [name].flat().includes(shown.name)) bars.show(shown)
      }
      if (result !== undefined) return result
      await wait(everyMs)
    }
  } finally {
    bars?.stop()
  }
}

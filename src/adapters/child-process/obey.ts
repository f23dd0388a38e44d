/** The other side of `runChild`: one order, carried out at low priority so that serving never waits for it, with progress and an end. */
import { setPriority } from 'node:os'
import type { ChildMessage } from './messages.ts'

/** Nice value: anything else goes first. */
const lowest = 19

export type Tell = (stage: string, done: number, total: number) => void

/** A RangeError refuses the order; anything else is a failure. */
export function obey<Order, Result>(perform: (order: Order, tell: Tell) => Promise<Result>): void {
  process.once('message', (order: Order) => {
    setPriority(lowest)
    // Nobody is left to be told: what was not finished is not kept, and whoever starts anew finds no other at work.
    process.once('disconnect', () => process.exit())
    perform(order, progressTeller())
      .then(
        (result) => say({ type: 'done', result }),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error)
          return say({ type: 'failed', message, isRefusal: error instanceof RangeError })
        },
      )
      .finally(() => process.disconnect())
  })
}

/** A step is told when its number or the first word of its stage changes, not with every round. */
function progressTeller(): Tell {
  let said = ''
  return (stage, done, total) => {
    const step = Math.floor(done)
    const news = `${stage.split(',')[0]} ${step}`
    if (news === said) return
    said = news
    void say({ type: 'progress', stage, done: step, total })
  }
}

function say(message: ChildMessage<unknown>): Promise<void> {
  return new Promise((resolve, reject) => process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error))))
}

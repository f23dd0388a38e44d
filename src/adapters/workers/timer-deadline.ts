/** Deadlines by the clock of this thread. */
import type { Deadline } from '../../search/searcher.ts'

export function deadlineIn(ms: number): Deadline {
  const end = performance.now() + ms
  const left = (): number => Math.max(0, end - performance.now())
  return {
    left,
    race<T>(work: Promise<T>): Promise<T> {
      if (ms === Number.POSITIVE_INFINITY) return work
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`not answered within ${ms} ms`)), left())
        work.then(resolve, reject).finally(() => clearTimeout(timer))
      })
    },
  }
}

/** The deadline of those who wait as long as it takes. */
import type { Deadline } from './searcher.ts'

export const unlimited: Deadline = {
  left: () => Number.POSITIVE_INFINITY,
  race: (work) => work,
}

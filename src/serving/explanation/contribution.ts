/** What one input added to a score, in words and numbers. */
import type { ScorePart } from './score-part.ts'

export interface Contribution {
  readonly feature: string
  readonly label: string
  readonly part: ScorePart
  /** `null` where not known; of an id column, how many ids there are. */
  readonly value: number | null
  /** The value as people count it, with its unit, where the number itself does not read well. */
  readonly measured?: string
  readonly contribution: number
}

export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

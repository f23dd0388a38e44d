/** The few contributions that decide most: what speaks for somebody and what speaks against, each the strongest first. */
import type { Contribution } from '../explanation/explain-score.ts'

export interface MainReasons {
  readonly speaksFor: readonly Contribution[]
  readonly speaksAgainst: readonly Contribution[]
}

const mostReasons = 3
/** Weaker ones, in log-odds, decide nothing. */
const leastWorth = 0.02

/** Without the starting point, which is the same for everybody. */
export function mainReasons(contributions: readonly Contribution[]): MainReasons {
  const own = contributions.filter(({ part, contribution }) => part !== 'base' && Math.abs(contribution) >= leastWorth)
  const strongest = [...own].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  return {
    speaksFor: strongest.filter(({ contribution }) => contribution > 0).slice(0, mostReasons),
    speaksAgainst: strongest.filter(({ contribution }) => contribution < 0).slice(0, mostReasons),
  }
}

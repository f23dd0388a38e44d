/** The few contributions that decide most: what speaks for somebody and what speaks against, each the strongest first. */
import type { Contribution } from '../explanation/explain-score.ts'

export interface MainReasons {
  readonly speaksFor: readonly Contribution[]
  readonly speaksAgainst: readonly Contribution[]
}

const mostReasons = 3
/** Weaker ones, in log-odds, decide nothing. */
const leastWorth = 0.02

/** Without the starting point, which is the same for everybody. Nothing of one name speaks both for and against. */
export function mainReasons(contributions: readonly Contribution[]): MainReasons {
  const own = byLabel(contributions.filter(({ part }) => part !== 'base'))
  const strongest = own.filter(({ contribution }) => Math.abs(contribution) >= leastWorth).sort(strongestFirst)
  return {
    speaksFor: strongest.filter(({ contribution }) => contribution > 0).slice(0, mostReasons),
    speaksAgainst: strongest.filter(({ contribution }) => contribution < 0).slice(0, mostReasons),
  }
}

/** Inputs that are told by one name, as words that an erasure blanked, added up under the strongest of them. */
function byLabel(contributions: readonly Contribution[]): Contribution[] {
  const found = new Map<string, Contribution>()
  for (const one of [...contributions].sort(strongestFirst)) {
    const stronger = found.get(one.label)
    found.set(one.label, stronger === undefined ? one : { ...stronger, contribution: stronger.contribution + one.contribution })
  }
  return [...found.values()]
}

function strongestFirst(a: Contribution, b: Contribution): number {
  return Math.abs(b.contribution) - Math.abs(a.contribution)
}

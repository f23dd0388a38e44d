/** The few contributions that decide most: what speaks for somebody and what speaks against, each the strongest first. */
import type { Contribution } from '../explanation/contribution.ts'
import { factOf } from './fact-label.ts'

export interface MainReasons {
  readonly speaksFor: readonly Contribution[]
  readonly speaksAgainst: readonly Contribution[]
}

const mostReasons = 3
/** Weaker ones, in log-odds, decide nothing. */
const leastWorth = 0.02

/** Without the starting point, which is the same for everybody. Each is told as it is, and none stands both for and against. */
export function mainReasons(contributions: readonly Contribution[]): MainReasons {
  const own = byFact(contributions.filter(({ part }) => part !== 'base'))
  const strongest = own.filter(({ contribution }) => Math.abs(contribution) >= leastWorth).sort(strongestFirst)
  return {
    speaksFor: strongest.filter(({ contribution }) => contribution > 0).slice(0, mostReasons),
    speaksAgainst: strongest.filter(({ contribution }) => contribution < 0).slice(0, mostReasons),
  }
}

/** Inputs that tell of one fact, seen from both sides or blanked by an erasure, added up under the strongest of them. */
function byFact(contributions: readonly Contribution[]): Contribution[] {
  const found = new Map<string, Contribution>()
  for (const one of [...contributions].sort(strongestFirst)) {
    const { fact, label } = factOf(one)
    const stronger = found.get(fact)
    found.set(fact, stronger === undefined ? { ...one, label } : { ...stronger, contribution: stronger.contribution + one.contribution })
  }
  return [...found.values()]
}

function strongestFirst(a: Contribution, b: Contribution): number {
  return Math.abs(b.contribution) - Math.abs(a.contribution)
}

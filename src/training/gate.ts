/**
 * The quality gate (I7): a candidate must not order the held-out pages worse than the model that serves, nor worse than a frozen
 * baseline, which keeps small losses from adding up over many promotions.
 */
import { bootstrapInterval, differences, type Interval } from '../evaluation/bootstrap.ts'

export interface GateDecision {
  readonly promoted: boolean
  readonly reason: string
  /** Candidate minus rival, per page. */
  readonly againstCurrent: Interval
  readonly againstBaseline: Interval
}

/** Page values of the deciding metric on the held-out pages, all in the same order. */
export interface GateValues {
  readonly candidate: Float64Array
  readonly current: Float64Array
  readonly baseline: Float64Array
}

/** Pages on which somebody accepted, without which a comparison is noise. */
export const leastTellingPages = 30

/** What the values were taken of, and how there would be more of it; `byHand` lets a model rank in spite of the gate. */
export interface GateUnits {
  readonly units: string
  readonly remedy: string
  readonly byHand: string
}

/** One in ten is held out. */
const heldOutOneIn = 10
/** So many pages, or jobs, that tell models apart are enough for the gate, held out or not. */
export const enoughTelling = leastTellingPages * heldOutOneIn

const pages: GateUnits = {
  units: 'held-out pages',
  remedy: `one request in ten is held out, so let some ${enoughTelling} searches end in an accepted message, and train again`,
  byHand: 'mutual models promote VERSION',
}

export function decide({ candidate, current, baseline }: GateValues, { units, remedy, byHand } = pages): GateDecision {
  const telling = candidate.filter((value, page) => value > 0 || current[page]! > 0 || baseline[page]! > 0).length
  const againstCurrent = compared(candidate, current)
  const againstBaseline = compared(candidate, baseline)
  const verdict = (promoted: boolean, reason: string) => ({ promoted, reason, againstCurrent, againstBaseline })
  if (telling < leastTellingPages)
    return verdict(
      false,
      `only ${telling} ${units} tell models apart; at least ${leastTellingPages} are needed: ${remedy}; or read the report and promote by hand: ${byHand}`,
    )
  if (againstCurrent.mean < 0) return verdict(false, `worse than the current model on the ${units} by ${text(againstCurrent)}`)
  if (againstBaseline.mean < 0) return verdict(false, `worse than the frozen baseline on the ${units} by ${text(againstBaseline)}`)
  return verdict(true, `better than the current model by ${text(againstCurrent)} and than the frozen baseline by ${text(againstBaseline)}`)
}

const nothing: Interval = { mean: 0, low: 0, high: 0 }

function compared(ours: Float64Array, theirs: Float64Array): Interval {
  return ours.length === 0 ? nothing : bootstrapInterval(differences(ours, theirs))
}

function text({ mean, low, high }: Interval): string {
  return `${Math.abs(mean).toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`
}

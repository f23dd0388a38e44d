/**
 * What may honestly be said of an applicant's chance: a calibrated probability and the tier it falls in, or nothing and why. A chance
 * is stated only where a map from scores to chances was fitted to enough answered applications and came true on others.
 */
import type { Calibration } from '../../models/calibration/calibration.ts'
import { plattChance } from '../../models/calibration/platt.ts'
import type { Ranker } from '../ranking/ranker.ts'

export const chanceTiers = ['strong', 'good', 'possible', 'unlikely'] as const
export type ChanceTier = (typeof chanceTiers)[number]

export interface Chance {
  /** Of being messaged, saved or advanced by the hirer, 0–1. */
  readonly probability: number
  readonly tier: ChanceTier
}

/** Least chance of each tier. Absolute, so that a tier says the same of every job. */
export const tierBounds: Readonly<Record<ChanceTier, number>> = { strong: 0.5, good: 0.25, possible: 0.1, unlikely: 0 }

/** What chances rest on. `rows` answered applications made the map; on `judgedRows` others it was off by `error` on average. */
export interface ChanceBasis {
  readonly rows: number
  readonly judgedRows: number
  readonly error: number
}

export type Chances =
  | { readonly stated: true; readonly basis: ChanceBasis; readonly of: (score: number) => Chance }
  | { readonly stated: false; readonly why: string }

const [leastRows, leastOfEach, mostError] = [200, 30, 0.08]

export function chancesOf({ calibration }: Ranker): Chances {
  const why = calibration === undefined ? 'no calibrated model of applicants ranks here' : whyNot(calibration)
  if (why !== undefined) return { stated: false, why }
  const { rows, judgedRows, error } = calibration!
  return { stated: true, basis: { rows, judgedRows, error }, of: (score) => chanceOf(plattChance(calibration!, score)) }
}

export function chanceOf(probability: number): Chance {
  return { probability, tier: chanceTiers.find((tier) => probability >= tierBounds[tier])! }
}

function whyNot({ rows, positives, judgedRows, error }: Calibration): string | undefined {
  if (rows < leastRows || judgedRows < leastRows || Math.min(positives, rows - positives) < leastOfEach)
    return `too few applications were answered so far: ${rows} made the chances and ${judgedRows} judged them`
  if (error > mostError) return `stated chances were off by ${(100 * error).toFixed(0)} points on average, which is too much to be told`
  return undefined
}

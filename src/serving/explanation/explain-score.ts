/**
 * A score taken apart. Contributions stand in the order in which the model adds them, so adding them up gives the score bit
 * for bit; the sums by part are rounded in another order and agree with it to 1e-9.
 */
import type { Rows, Scorer } from '../../models/model.ts'
import { featureLabel } from './feature-labels.ts'
import { measuredText } from './measured-text.ts'
import type { ScorePart } from './score-part.ts'

export interface Contribution {
  readonly feature: string
  readonly label: string
  readonly part: ScorePart
  /** `null` where not known. */
  readonly value: number | null
  /** The value as people count it, with its unit, where the number itself does not read well. */
  readonly measured?: string
  readonly contribution: number
}

export type PartSums = Readonly<Partial<Record<ScorePart, number>>>

export interface ScoreExplainer {
  /** Features that add nothing are left out. */
  contributions(row: number): readonly Contribution[]
  parts(row: number): PartSums
}

const intercept = { feature: 'intercept', label: 'Starting point', part: 'base', value: 1 } as const

/** One explainer for all results of a page: labels are looked up once and one array of addends is used again. */
export function scoreExplainer(scorer: Scorer, features: readonly string[], rows: Rows): ScoreExplainer {
  const labels = features.map(featureLabel)
  const addends = new Float64Array(features.length + 1)
  return { contributions, parts }

  function contributions(row: number): readonly Contribution[] {
    scorer.contribute(rows, row, addends)
    const found: Contribution[] = []
    for (let column = 0; column < features.length; column++) {
      const contribution = addends[column]!
      if (contribution === 0) continue
      const { label, part } = labels[column]!
      const [feature, value] = [features[column]!, rows.values[row * rows.width + column]!]
      const measured = measuredText(feature, value)
      found.push({ feature, label, part, value: finiteOrNull(value), ...(measured === undefined ? {} : { measured }), contribution })
    }
    found.push({ ...intercept, contribution: addends[features.length]! })
    return found
  }

  function parts(row: number): PartSums {
    scorer.contribute(rows, row, addends)
    const sums: Partial<Record<ScorePart, number>> = { base: addends[features.length]! }
    for (let column = 0; column < features.length; column++) {
      const { part } = labels[column]!
      if (addends[column] !== 0) sums[part] = (sums[part] ?? 0) + addends[column]!
    }
    return sums
  }
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

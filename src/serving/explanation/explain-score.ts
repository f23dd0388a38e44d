/**
 * A score taken apart. Contributions stand in the order in which the model adds them, so adding them up gives the score bit
 * for bit; the sums by part are rounded in another order and agree with it to 1e-9.
 */
import { addendCount, type Rows, type Scorer } from '../../models/model.ts'
import { featureLabel } from './feature-labels.ts'
import { measuredText } from './measured-text.ts'
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

export type PartSums = Readonly<Partial<Record<ScorePart, number>>>

export interface ScoreExplainer {
  /** Features that add nothing are left out. */
  contributions(row: number): readonly Contribution[]
  parts(row: number): PartSums
}

const intercept = { feature: 'intercept', label: 'Starting point', part: 'base', value: 1 } as const

/** One explainer for all results of a page: labels are looked up once and one array of addends is used again. */
export function scoreExplainer(scorer: Scorer, features: readonly string[], rows: Rows): ScoreExplainer {
  const idColumns = scorer.idColumns ?? []
  const inputs = [...features, ...idColumns].map((feature) => ({ feature, ...featureLabel(feature) }))
  const idCounts = idColumns.map((name) => idCounter(rows, name))
  const addends = new Float64Array(addendCount(scorer, features.length))
  return { contributions, parts }

  function contributions(row: number): readonly Contribution[] {
    scorer.contribute(rows, row, addends)
    const found: Contribution[] = []
    inputs.forEach((input, i) => {
      if (addends[i] !== 0) found.push({ ...input, ...measuredAt(row, i), contribution: addends[i]! })
    })
    found.push({ ...intercept, contribution: addends[inputs.length]! })
    return found
  }

  function measuredAt(row: number, input: number): Pick<Contribution, 'value' | 'measured'> {
    if (input >= features.length) return { value: idCounts[input - features.length]!(row) }
    const value = rows.values[row * rows.width + input]!
    const measured = measuredText(features[input]!, value)
    return { value: finiteOrNull(value), ...(measured === undefined ? {} : { measured }) }
  }

  function parts(row: number): PartSums {
    scorer.contribute(rows, row, addends)
    const sums: Partial<Record<ScorePart, number>> = { base: addends[inputs.length]! }
    inputs.forEach(({ part }, i) => {
      if (addends[i] !== 0) sums[part] = (sums[part] ?? 0) + addends[i]!
    })
    return sums
  }
}

/** How many ids of the column a row has. */
function idCounter({ ids }: Rows, name: string): (row: number) => number {
  const starts = ids?.find((column) => column.name === name)?.starts
  return (row) => (starts === undefined ? 0 : starts[row + 1]! - starts[row]!)
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

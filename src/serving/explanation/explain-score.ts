/**
 * A score taken apart. Contributions stand in the order in which the model adds them, so adding them up gives the score bit
 * for bit; the sums by part are rounded in another order and agree with it to 1e-9.
 */
import { addendCount, type Rows, type Scorer } from '../../models/model.ts'
import { type Contribution, finiteOrNull } from './contribution.ts'
import { type CoordinateContribution, coordinateExplainer, type DescribeTerm } from './explain-coordinates.ts'
import { type FeatureLabel, featureLabel } from './feature-labels.ts'
import { inUnit, unitOf } from './measured-text.ts'
import type { ScorePart } from './score-part.ts'

export type { Contribution } from './contribution.ts'
export type PartSums = Readonly<Partial<Record<ScorePart, number>>>

export interface ScoreExplainer {
  /** Features that add nothing are left out. */
  contributions(row: number): readonly Contribution[]
  parts(row: number): PartSums
  /** Of GLMix: the same score by coordinate. */
  coordinates?(row: number): readonly CoordinateContribution[]
}

interface Input extends FeatureLabel {
  readonly feature: string
  readonly unit: string | undefined
}

/** What the inputs of a scorer are called: the same on every page that it ranks. */
const inputsByScorer = new WeakMap<Scorer, readonly Input[]>()

const intercept = { feature: 'intercept', label: 'Starting point', part: 'base', value: 1 } as const

/** One explainer for all results of a page: labels are looked up once and one array of addends is used again. */
export function scoreExplainer(scorer: Scorer, features: readonly string[], rows: Rows, describeTerm: DescribeTerm): ScoreExplainer {
  const byCoordinate = coordinateExplainer(scorer, features, rows, describeTerm)
  if (byCoordinate !== undefined) return { ...byCoordinate, parts: (row) => sumsByPart(byCoordinate.contributions(row)) }
  const idColumns = scorer.idColumns ?? []
  const inputs = inputsOf(scorer, features)
  const idCounts = idColumns.map((name) => idCounter(rows, name))
  const addends = new Float64Array(addendCount(scorer, features.length))
  let explained = -1
  return { contributions, parts }

  function contributions(row: number): readonly Contribution[] {
    explain(row)
    const found: Contribution[] = []
    for (let input = 0; input < inputs.length; input++) if (addends[input] !== 0) found.push(contributionOf(row, input))
    found.push({ ...intercept, contribution: addends[inputs.length]! })
    return found
  }

  function parts(row: number): PartSums {
    explain(row)
    const sums: Partial<Record<ScorePart, number>> = { base: addends[inputs.length]! }
    for (let input = 0; input < inputs.length; input++) {
      const { part } = inputs[input]!
      if (addends[input] !== 0) sums[part] = (sums[part] ?? 0) + addends[input]!
    }
    return sums
  }

  /** A card asks for the same row twice, one time after the other. */
  function explain(row: number): void {
    if (row !== explained) scorer.contribute(rows, row, addends)
    explained = row
  }

  /** Written out: a card has dozens of them, and a spread would copy each input anew. */
  function contributionOf(row: number, input: number): Contribution {
    const { feature, part, label, unit } = inputs[input]!
    const contribution = addends[input]!
    if (input >= features.length) return { feature, part, label, value: idCounts[input - features.length]!(row), contribution }
    const number = rows.values[row * rows.width + input]!
    const value = finiteOrNull(number)
    const measured = unit === undefined ? undefined : inUnit(number, unit)
    return measured === undefined ? { feature, part, label, value, contribution } : { feature, part, label, value, measured, contribution }
  }
}

function inputsOf(scorer: Scorer, features: readonly string[]): readonly Input[] {
  const known = inputsByScorer.get(scorer)
  if (known !== undefined) return known
  const inputs = [...features, ...(scorer.idColumns ?? [])].map((feature) => ({ feature, ...featureLabel(feature), unit: unitOf(feature) }))
  inputsByScorer.set(scorer, inputs)
  return inputs
}

function sumsByPart(contributions: readonly Contribution[]): PartSums {
  const sums: Partial<Record<ScorePart, number>> = {}
  for (const { part, contribution } of contributions) sums[part] = (sums[part] ?? 0) + contribution
  return sums
}

/** How many ids of the column a row has. */
function idCounter({ ids }: Rows, name: string): (row: number) => number {
  const starts = ids?.find((column) => column.name === name)?.starts
  return (row) => (starts === undefined ? 0 : starts[row + 1]! - starts[row]!)
}

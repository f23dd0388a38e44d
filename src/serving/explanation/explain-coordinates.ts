/**
 * A score of GLMix taken apart: what all share, what the member, the job, the recruiter or the contract adds, each into named inputs.
 * Beside that the same by input, whichever coordinates read it, as any other score is shown.
 */
import type { CoordinatePart, Rows, Scorer } from '../../models/model.ts'
import { settleContributions } from '../../models/settle-contributions.ts'
import { type Contribution, finiteOrNull } from './contribution.ts'
import { featureLabel, lowerFirst } from './feature-labels.ts'
import { measuredText } from './measured-text.ts'
import type { ScorePart } from './score-part.ts'

export interface CoordinateContribution {
  readonly coordinate: string
  readonly label: string
  readonly score: number
  /** The strongest first. */
  readonly features: readonly { readonly feature: string; readonly label: string; readonly contribution: number }[]
}

/** What a term is called, and its part of the score. */
export type DescribeTerm = (term: number) => { readonly label: string; readonly part: ScorePart }

const coordinateLabels: Readonly<Record<string, string>> = {
  global: 'All hirers alike',
  'per-member': 'This person',
  'per-job': 'This job',
  'per-recruiter': 'This recruiter',
  'per-contract': 'This customer',
}

export interface CoordinateExplainer {
  coordinates(row: number): readonly CoordinateContribution[]
  /** By input, the starting point last: they sum to the score, in any order. */
  contributions(row: number): readonly Contribution[]
}

/** Undefined for a score that is not made of coordinates. */
export function coordinateExplainer(
  { contributeByCoordinate }: Scorer,
  features: readonly string[],
  rows: Rows,
  describeTerm: DescribeTerm,
): CoordinateExplainer | undefined {
  if (contributeByCoordinate === undefined) return undefined
  const columns = new Map(features.map((name, column) => [name, column]))
  // A card asks for the same row several times, one row after the other.
  const partsOf = lastRemembered((row) => contributeByCoordinate(rows, row))
  return {
    coordinates: (row) => partsOf(row).map((part) => describeCoordinate(part, describeTerm)),
    contributions: lastRemembered((row) => {
      const parts = partsOf(row)
      const sums = new Map<string, number>()
      for (const { features: own } of parts)
        for (const { name, addend } of own) if (name !== startingPoint) sums.set(name, (sums.get(name) ?? 0) + addend)
      const addends = Float64Array.from(sums.values())
      const score = parts.reduce((sum, part) => sum + part.score, 0)
      const rest = settleContributions(score, addends, addends.length)
      const found = [...sums.keys()].map((feature, i) => contributionOf(feature, addends[i]!, row))
      return [...found, { feature: 'intercept', label: 'Starting point', part: 'base', value: 1, contribution: rest }]
    }),
  }

  function contributionOf(feature: string, contribution: number, row: number): Contribution {
    const column = columns.get(feature)
    const value = column === undefined ? 1 : rows.values[row * rows.width + column]!
    const measured = column === undefined ? undefined : measuredText(feature, value)
    return {
      feature,
      ...describeFeature(feature, describeTerm),
      value: finiteOrNull(value),
      ...(measured === undefined ? {} : { measured }),
      contribution,
    }
  }
}

function lastRemembered<Found>(find: (row: number) => Found): (row: number) => Found {
  let last: { readonly row: number; readonly found: Found } | undefined
  return (row) => {
    if (last?.row !== row) last = { row, found: find(row) }
    return last.found
  }
}

const startingPoint = '(intercept)'
const ofTerm = /^(member|job)-terms=(\d+)$/

function describeCoordinate({ coordinate, score, features }: CoordinatePart, describeTerm: DescribeTerm): CoordinateContribution {
  const named = features.map(({ name, addend }) => ({
    feature: name,
    label: describeFeature(name, describeTerm).label,
    contribution: addend,
  }))
  const strongest = named.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  return { coordinate, label: coordinateLabels[coordinate] ?? coordinate, score, features: strongest }
}

function describeFeature(feature: string, describeTerm: DescribeTerm): { readonly label: string; readonly part: ScorePart } {
  if (feature === startingPoint) return { label: 'Its own level', part: 'base' }
  const [, side, term] = ofTerm.exec(feature) ?? []
  if (term === undefined) return featureLabel(feature)
  const described = describeTerm(Number(term))
  return side === 'job' ? { ...described, label: `In the posting: ${lowerFirst(described.label)}` } : described
}

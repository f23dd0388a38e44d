/** The two halves of a score and how its parts are drawn: bars left and right of zero, on one scale for the whole page. */
import { type Explanation, type ScorePart, scoreParts } from '../../../src/platform/platform.ts'

/** Where a part speaks from: the hirer's wish, the candidate's wish, or the level from which all scores start. */
export type Half = 'hirer' | 'candidate' | 'start'

export function halfOf(part: ScorePart): Half {
  if (part === 'interest') return 'candidate'
  return part === 'base' ? 'start' : 'hirer'
}

export const halfNames: Readonly<Record<Half, string>> = {
  hirer: 'Fit for the role',
  candidate: 'Likely interest',
  start: 'Starting level',
}

export const partNames: Readonly<Record<ScorePart, string>> = {
  title: 'Title',
  skills: 'Skills',
  experience: 'Experience',
  location: 'Location',
  text: 'Text',
  background: 'Background',
  quality: 'Profile',
  interest: 'Interest',
  base: 'Start',
}

export function partsOf({ parts }: Explanation, half: Half): readonly { readonly part: ScorePart; readonly value: number }[] {
  return scoreParts.flatMap((part) => {
    const value = parts[part]
    return value !== undefined && halfOf(part) === half ? [{ part, value }] : []
  })
}

export function halfSum(explanation: Explanation, half: Half): number {
  return partsOf(explanation, half).reduce((sum, { value }) => sum + value, 0)
}

/**
 * The score as people read it, from 0 to 100 and in the same order: 100 / (1 + e^−score). A model's own score has no fixed zero and
 * may well be negative for the best of a list.
 */
export function outOf100(score: number): number {
  return Math.round(100 / (1 + Math.exp(-score)))
}

export function rawText(score: number): string {
  return score.toFixed(2).replace('-', '−')
}

export interface Scale {
  readonly low: number
  readonly high: number
}

export function scaleOf(values: readonly number[]): Scale {
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) }
}

/** Left edge and width of a bar that starts at zero, in percent of its track. */
export function barOf(value: number, { low, high }: Scale): { readonly left: number; readonly width: number } {
  const span = high - low
  if (span === 0) return { left: 0, width: 0 }
  return { left: (100 * (Math.min(0, value) - low)) / span, width: (100 * Math.abs(value)) / span }
}

export function signed(value: number): string {
  const text = value.toFixed(2)
  if (Number(text) === 0) return '0.00'
  return value > 0 ? `+${text}` : text.replace('-', '−')
}

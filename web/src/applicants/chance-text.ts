/** Chances in words: a tier, and the number of ten or a hundred that stands behind it. */
import type { ApplicantPage, Chance, ChanceTier } from '../../../src/platform/platform.ts'

export const tierNames: Readonly<Record<ChanceTier, string>> = {
  strong: 'Strong',
  good: 'Good',
  possible: 'Possible',
  unlikely: 'Unlikely',
}

export function percentText({ probability }: Chance): string {
  const percent = Math.round(100 * probability)
  if (percent < 1) return 'under 1 %'
  return percent > 99 ? 'over 99 %' : `${percent} %`
}

/** What the chances of a page rest on, or why there are none. */
export function basisText(chances: ApplicantPage['chances']): string {
  if (!chances.stated) return `No chances are shown: ${chances.why}. The order is that of the fit.`
  const { rows, judgedRows, error } = chances.basis
  return `Chances were learned from ${rows.toLocaleString('en')} answered applications; on ${judgedRows.toLocaleString('en')} others they were off by ${(100 * error).toFixed(1)} points on average.`
}

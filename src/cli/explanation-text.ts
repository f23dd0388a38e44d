/** A past page, scored anew, as a person reads it in a terminal. */
import type { PageExplanation } from '../platform/platform.ts'

const reasonsShown = 3

export function explanationText(page: PageExplanation): string {
  const models = page.models.map(({ name, version }) => `${name} ${version.slice(0, 12)}`).join(', ')
  const lines = [
    `${page.channel} at ${new Date(page.at).toISOString()}, ${page.total} in all${page.partial ? ', partial' : ''}`,
    `models ${models}; taxonomy ${page.taxonomy.slice(0, 12)}`,
    page.reproduced ? 'every score came out bit for bit' : 'some scores did NOT come out as served',
    ...page.items.map(itemLine),
  ]
  return `${lines.join('\n')}\n`
}

/** Nothing is kept of a person who was erased, so there is no score either. */
function itemLine({ position, id, served, rescored, contributions }: PageExplanation['items'][number]): string {
  const place = String(position + 1).padStart(3)
  if (served === null) return `${place}  erased`
  const strongest = [...contributions].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)).slice(0, reasonsShown)
  const reasons = strongest.map(({ label, contribution }) => `${label} ${contribution >= 0 ? '+' : ''}${contribution.toFixed(3)}`)
  return `${place}  ${id}  served ${served}  now ${rescored}  ${reasons.join(', ')}`
}

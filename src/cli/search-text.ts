/** A page of people as a person reads it in a terminal. */
import type { MemberCard, Page } from '../platform/platform.ts'

export function searchText(page: Page<MemberCard>): string {
  const head = [`${people(page.total)}${tagsText(page)}`, `request ${page.request}`, ...(page.partial ? ['partial'] : [])]
  return `${[head.join('; '), ...page.results.map(resultLine), ...remedyLines(page)].join('\n')}\n`
}

/** What was understood, and what of the words is not searched for. */
function tagsText({ tags }: Page<MemberCard>): string {
  const used = tags.filter(({ use }) => use !== 'none').map(({ label, type, excluded }) => `${excluded ? '−' : ''}${label} (${type})`)
  const unused = tags.filter(({ use }) => use === 'none').map(({ label }) => label)
  return `${used.length > 0 ? ` for ${used.join(', ')}` : ''}${unused.length > 0 ? `; not used: ${unused.join(', ')}` : ''}`
}

function resultLine({ position, card, explanation }: Page<MemberCard>['results'][number]): string {
  const what = card.headline ?? [card.currentTitle, card.currentCompany].filter((part) => part !== undefined).join(' at ')
  const place = `${String(position + 1).padStart(3)}  ${explanation.score.toFixed(3)}`
  return `${place}  ${card.name ?? card.id}  ${what}  ${card.location ?? ''}`.trimEnd()
}

/** Of an empty page: what stands in the way, alone or else together. */
function remedyLines({ filtersAtFault, filterSetsAtFault }: Page<MemberCard>): readonly string[] {
  const single = filtersAtFault.map(({ totalWithout, ...filter }) => ({ filters: [filter], totalWithout }))
  const remedies = single.length > 0 ? single : filterSetsAtFault
  return remedies.map(({ filters, totalWithout }) => `without ${filters.map(({ label }) => label).join(' and ')}: ${people(totalWithout)}`)
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

/** Positions of a member in canonical words: what was held, what is held now, and how senior the newest is. */
import type { Position } from '../domain/member.ts'
import { isHeld } from './career.ts'
import { type Draft, entriesOf, read } from './draft.ts'
import type { EvidenceField } from './evidence.ts'
import { companyName } from './open-names.ts'
import { seniorityOf } from './seniority.ts'
import type { Standardizer } from './standardizer.ts'
import type { Taxonomy } from './taxonomy.ts'
import { type StandardTitle, standardizeTitle } from './titles.ts'
import { entryNamed } from './vocabulary.ts'

interface Standing {
  readonly field: EvidenceField
  readonly index: number
  readonly isCurrent: boolean
  /** Seniority, function and industry are those of the newest position with a title, held or not. */
  readonly isNewest: boolean
}

export function addTitle(
  taxonomy: Taxonomy,
  draft: Draft,
  { titles, level }: StandardTitle,
  { field, index, isCurrent, isNewest }: Standing,
): void {
  for (const title of titles) {
    draft.add('title', title.slug, field, index)
    if (isCurrent) draft.add('current-title', title.slug, field, index)
    if ((isCurrent || isNewest) && title.function !== undefined) draft.add('function', title.function, field, index)
    if (isNewest) for (const industry of title.industries) draft.add('industry', industry, field, index)
  }
  const seniority = isNewest && level !== undefined ? seniorityOf(taxonomy, level) : undefined
  if (seniority === undefined) return
  draft.add('seniority', seniority.slug, field, index)
  draft.setNumber('seniority-level', seniority.level)
}

export function addPositions(standardizer: Standardizer, draft: Draft, positions: readonly Position[]): void {
  const newest = newestTitled(positions)
  for (const [index, position] of entriesOf(positions).entries()) addPosition(standardizer, draft, position, index, index === newest)
}

/** The first position held with a title, else the first with a title. */
function newestTitled(positions: readonly Position[]): number {
  const held = positions.findIndex((position) => isHeld(position) && position.title !== undefined)
  return held >= 0 ? held : positions.findIndex((position) => position.title !== undefined)
}

function addPosition(standardizer: Standardizer, draft: Draft, position: Position, index: number, isNewest: boolean): void {
  const { taxonomy } = standardizer
  const [title, company, description] = [position.title ?? '', position.company ?? '', position.description ?? ''].map(read)
  draft.addSection(title!, company!, description!)
  if (position.industry !== undefined) addIndustry(taxonomy, draft, position.industry, index)
  if (position.title !== undefined)
    addTitle(taxonomy, draft, standardizeTitle(taxonomy, position.title, title), {
      field: 'positions[].title',
      index,
      isCurrent: isHeld(position),
      isNewest,
    })
  draft.addSkillsOf(title!, 'title', 'positions[].title', index)
  draft.addSkillsOf(description!, 'prose', 'positions[].description', index)
  const employer = position.company === undefined ? undefined : companyName(position.company)
  if (employer === undefined) return
  draft.add('company', employer, 'positions[].company', index)
  if (isHeld(position)) draft.add('current-company', employer, 'positions[].company', index)
}

function addIndustry(taxonomy: Taxonomy, draft: Draft, industry: string, index: number): void {
  const entry = entryNamed(taxonomy.industries, industry)
  if (entry !== undefined) draft.add('industry', entry.slug, 'positions[].industry', index)
}

/** Seniority cues of titles: "Sr.", "II", "Head of", "CTO". A cue inside the name of a title ("Head Chef") is none. */

import { inOwnCase } from './alias-marks.ts'
import type { Found } from './alias-matcher.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { LevelEntry } from './taxonomy-data.ts'
import type { Tokens } from './tokenize.ts'
import { entryOf } from './vocabulary.ts'

export const internLevel = 0
/** A recognised title without a cue stands here. */
export const bareTitleLevel = 2
export const managerLevel = 6
export const directorLevel = 7

export interface Cue extends Found {
  readonly level: number
}

export function cueAt(taxonomy: Taxonomy, tokens: Tokens, from: number): Cue | undefined {
  const found = taxonomy.seniorities.matcher.longestAt(tokens.words, from)
  if (found === undefined || !isInItsCase(taxonomy, tokens, found)) return undefined
  return { ...found, level: entryOf(taxonomy.seniorities, found).level }
}

export function seniorityOf(taxonomy: Taxonomy, level: number): LevelEntry | undefined {
  return taxonomy.seniorities.entries.find((entry) => entry.level === level)
}

/** The highest cue counts; a cue for interns counts over all. */
export function levelOf(levels: readonly number[]): number | undefined {
  if (levels.length === 0) return undefined
  return levels.includes(internLevel) ? internLevel : Math.max(...levels)
}

function isInItsCase(taxonomy: Taxonomy, { text, starts, ends }: Tokens, found: Found): boolean {
  const { matcher } = taxonomy.seniorities
  if (!matcher.hasMark(found.alias, inOwnCase)) return true
  return text.slice(starts[found.from], ends[found.from + found.length - 1]) === matcher.textOf(found.alias)
}

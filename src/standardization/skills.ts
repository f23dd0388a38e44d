/**
 * Skills in lists, titles and prose. Names that are also everyday words are marked in the taxonomy: `^Go` counts in a list of
 * skills, as the whole of a short text, and elsewhere only beside another skill ("Java, Go and R") or a title ("Go developer");
 * in prose it must stand in its own case, too. `=React` counts in prose wherever it stands in its own case. Two such names side
 * by side ("Go, Rust") vouch for each other. So neither "go to market" nor "react to change" names a technology.
 */
import { inContext, inOwnCase, properName } from './alias-marks.ts'
import type { AliasMatcher, Found } from './alias-matcher.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { SkillEntry } from './taxonomy-data.ts'
import { scan, type Tokens } from './tokenize.ts'
import { unbrokenMatches, unbrokenWhole } from './unbroken-matches.ts'
import { entryOf } from './vocabulary.ts'

/** `title`: short and to the point, so any case will do. */
export type Context = 'title' | 'prose'

export interface FoundSkill {
  readonly skill: SkillEntry
  readonly from: number
  readonly length: number
}

/** The skill that a claim in a list names, read as a whole. */
export function skillNamed(taxonomy: Taxonomy, claim: string): SkillEntry | undefined {
  return skillOf(taxonomy, scan(claim))
}

/** The skill that an entry of a list names as a whole, else the skills in it: "C/C++". */
export function claimedSkills(taxonomy: Taxonomy, claim: Tokens): readonly SkillEntry[] {
  const whole = skillOf(taxonomy, claim)
  return whole === undefined ? findSkills(taxonomy, claim, 'title').map((found) => found.skill) : [whole]
}

export function findSkills(taxonomy: Taxonomy, tokens: Tokens, context: Context): readonly FoundSkill[] {
  const found = unbrokenMatches(taxonomy.skills.matcher, tokens)
  const kept = found.some((match) => isMarked(taxonomy, match)) ? vouched(taxonomy, tokens, context, found) : found
  return kept.map((match) => ({ skill: entryOf(taxonomy.skills, match), from: match.from, length: match.length }))
}

function isMarked(taxonomy: Taxonomy, { alias }: Found): boolean {
  return taxonomy.skills.matcher.hasMark(alias, inContext | inOwnCase)
}

/** Proper names side by side vouch for each other. A vouched skill vouches for the next: "C, R and Go" beside Java all count; two passes, forth and back. */
function vouched(taxonomy: Taxonomy, tokens: Tokens, context: Context, found: readonly Found[]): readonly Found[] {
  const { matcher } = taxonomy.skills
  const inCase = found.map((match) => isInOwnCase(matcher.textOf(match.alias), tokens, match))
  const may = inCase.map((own) => own || context === 'title')
  const sure = found.map(
    (match, at) =>
      !isMarked(taxonomy, match) ||
      (inCase[at]! && matcher.hasMark(match.alias, inOwnCase)) ||
      (context === 'title' && standsWithTitle(taxonomy, tokens, match)),
  )
  for (let at = 1; at < found.length; at++)
    if (may[at - 1]! && may[at]! && areNamesBeside(matcher, tokens, found[at - 1]!, found[at]!)) sure[at - 1] = sure[at] = true
  for (let at = 1; at < found.length; at++) sure[at] ||= may[at]! && sure[at - 1]! && areListed(tokens, context, found[at - 1]!, found[at]!)
  for (let at = found.length - 2; at >= 0; at--)
    sure[at] ||= may[at]! && sure[at + 1]! && areListed(tokens, context, found[at]!, found[at + 1]!)
  return found.filter((_, at) => sure[at])
}

/** All of a short text, or a title right beside it: "Go developer", "analyst (R)". */
function standsWithTitle({ titles }: Taxonomy, { words }: Tokens, { from, length }: Found): boolean {
  const next = from + length
  return (
    length === words.length ||
    (next < words.length && titles.matcher.longestAt(words, next) !== undefined) ||
    (from > 0 && titles.matcher.whole(words.slice(from - 1, from)) !== undefined)
  )
}

/** An alias that is written in lower case has no case of its own. */
function isInOwnCase(written: string, { text, starts, ends }: Tokens, { from, length }: Found): boolean {
  return written === written.toLowerCase() || text.slice(starts[from], ends[from + length - 1]) === written
}

/** "Go, Rust" and "word excel", where an "and" could still join everyday words: "we swift and go". */
function areNamesBeside(matcher: AliasMatcher, { text, starts, ends }: Tokens, left: Found, right: Found): boolean {
  if (!matcher.hasMark(left.alias, properName) || !matcher.hasMark(right.alias, properName)) return false
  return /^[\s,;/|+&·•()]*$/.test(text.slice(ends[left.from + left.length - 1], starts[right.from]))
}

/** Nothing but the punctuation of a list stands between them (in titles and queries: nothing but a space will do). */
function areListed({ text, starts, ends }: Tokens, context: Context, left: Found, right: Found): boolean {
  const between = text.slice(ends[left.from + left.length - 1], starts[right.from])
  return context === 'title'
    ? /^[\s,;/|+&·•()-]*(and|or|und|oder)?[\s/]*$/i.test(between)
    : /^\s*([,;/|+&·•(]|,?\s*(and|or|und|oder)\s)\s*$/.test(between)
}

function skillOf({ skills }: Taxonomy, tokens: Tokens): SkillEntry | undefined {
  const number = unbrokenWhole(skills.matcher, tokens)
  return number === undefined ? undefined : skills.entries[number]
}

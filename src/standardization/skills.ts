/**
 * Skills in lists, titles and prose. Names that are also everyday words are marked in the taxonomy: `~Go` counts in a list of
 * skills and, elsewhere, only beside another skill ("Java, Go and R"), in its own case where the text is prose; `=IT` counts
 * only in its own case. So "go to market" names no language.
 */
import { type Found, inContext, inOwnCase } from './alias-matcher.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { SkillEntry } from './taxonomy-data.ts'
import type { Tokens } from './tokenize.ts'
import { entryNamed, entryOf } from './vocabulary.ts'

/** `title`: short and to the point, so any case will do. */
export type Context = 'title' | 'prose'

export interface FoundSkill {
  readonly skill: SkillEntry
  readonly from: number
  readonly length: number
}

/** The skill that a claim in a list names, read as a whole. */
export function skillNamed(taxonomy: Taxonomy, claim: string): SkillEntry | undefined {
  return entryNamed(taxonomy.skills, claim)
}

/** `isBesideOther`: words that vouch for a marked neighbour, beside skills themselves (a title, in "go developer"). */
export function findSkills(
  taxonomy: Taxonomy,
  tokens: Tokens,
  context: Context,
  isBesideOther?: (word: number) => boolean,
): readonly FoundSkill[] {
  const found = taxonomy.skills.matcher.all(tokens.words)
  const plain = found.filter((match) => !isMarked(taxonomy, match))
  const kept = found.length === plain.length ? found : vouched(taxonomy, tokens, context, found, isBesideOther)
  return kept.map((match) => ({ skill: entryOf(taxonomy.skills, match), from: match.from, length: match.length }))
}

function isMarked(taxonomy: Taxonomy, { alias }: Found): boolean {
  return taxonomy.skills.matcher.hasMark(alias, inContext | inOwnCase)
}

/** A vouched skill vouches for the next: "C, R and Go" beside Java all count. Two passes, forth and back. */
function vouched(
  taxonomy: Taxonomy,
  tokens: Tokens,
  context: Context,
  found: readonly Found[],
  isBesideOther: ((word: number) => boolean) | undefined,
): readonly Found[] {
  const { matcher } = taxonomy.skills
  const sure = found.map(
    (match) =>
      !isMarked(taxonomy, match) || (matcher.hasMark(match.alias, inOwnCase) && isInOwnCase(matcher.textOf(match.alias), tokens, match)),
  )
  const may = (at: number) =>
    matcher.hasMark(found[at]!.alias, inContext) &&
    (context === 'title' || isInOwnCase(matcher.textOf(found[at]!.alias), tokens, found[at]!))
  const beside = ({ from, length }: Found) => isBesideOther !== undefined && (isBesideOther(from - 1) || isBesideOther(from + length))
  for (let at = 0; at < found.length; at++)
    sure[at] ||= may(at) && (beside(found[at]!) || (at > 0 && sure[at - 1]! && areListed(tokens, context, found[at - 1]!, found[at]!)))
  for (let at = found.length - 2; at >= 0; at--)
    sure[at] ||= may(at) && sure[at + 1]! && areListed(tokens, context, found[at]!, found[at + 1]!)
  return found.filter((_, at) => sure[at])
}

function isInOwnCase(written: string, { text, starts, ends }: Tokens, { from, length }: Found): boolean {
  return text.slice(starts[from], ends[from + length - 1]) === written
}

/** Nothing but the punctuation of a list stands between them (in titles and queries: nothing but a space will do). */
function areListed({ text, starts, ends }: Tokens, context: Context, left: Found, right: Found): boolean {
  const between = text.slice(ends[left.from + left.length - 1], starts[right.from])
  return context === 'title'
    ? /^[\s,;/|+&·•()-]*(and|or|und|oder)?[\s/]*$/i.test(between)
    : /^\s*([,;/|+&·•(]|,?\s*(and|or|und|oder)\s)\s*$/.test(between)
}

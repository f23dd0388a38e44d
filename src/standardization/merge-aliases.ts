/** Which imported title gets which alias; see merge-taxonomy.ts. */
import { singular } from './alias-marks.ts'
import type { ImportedTitle, Skipped } from './imported-taxonomy.ts'
import { qualifiersOf } from './qualified-title.ts'
import { familyOfWord } from './query/title-family.ts'
import { isStopWord, stopWordReason } from './stop-words.ts'
import type { Taxonomy } from './taxonomy.ts'
import { leadershipAt } from './titles.ts'
import { scan, tokenize } from './tokenize.ts'

interface Claim {
  readonly title: ImportedTitle
  readonly slug: string
  readonly text: string
  readonly isSure: boolean
}

/** Aliases that are new to us, by the slug that gets them. */
export function aliasesBySlug(
  taxonomy: Taxonomy,
  imported: readonly ImportedTitle[],
  slugs: ReadonlyMap<string, string>,
  skipped: Skipped,
): ReadonlyMap<string, readonly string[]> {
  const claims = new Map<string, Claim[]>()
  for (const title of imported) {
    const slug = slugs.get(title.code)!
    for (const { text, isSure } of title.aliases) {
      const key = tokenize(text).map(singular).join(' ')
      const reason = refusal(taxonomy, text, key)
      if (reason !== undefined) skipped.add(reason, `${title.code} ${text}`)
      else claims.set(key, [...(claims.get(key) ?? []), { title, slug, text, isSure }])
    }
  }
  const aliases = new Map<string, string[]>()
  for (const contested of claims.values()) {
    const winner = winnerOf(contested)
    if (winner === undefined)
      skipped.add('several titles claim it', `${contested[0]!.text}: ${contested.map((claim) => claim.title.code).join(' ')}`)
    else aliases.set(winner.slug, [...(aliases.get(winner.slug) ?? []), winner.text])
  }
  return aliases
}

const longestAlias = 8

function refusal(taxonomy: Taxonomy, text: string, key: string): string | undefined {
  const { titles, seniorities, functions } = taxonomy
  const words = tokenize(text)
  if (key.length < 2 || words.length > longestAlias) return 'too short or too long'
  if (isStopWord(words)) return stopWordReason
  if (titles.matcher.whole(words) !== undefined) return 'known already'
  if (seniorities.matcher.whole(words) !== undefined || functions.matcher.whole(words) !== undefined)
    return 'names no title but a seniority or a function'
  if (words.length === 1 && familyOfWord(taxonomy, words[0]!) !== undefined) return 'names many kinds of titles'
  const isTitle = (rest: readonly string[]) => titles.matcher.whole(rest) !== undefined
  const cue = seniorities.matcher.longestAt(words, 0)
  if (cue !== undefined && isTitle(words.slice(cue.length))) return 'a known title with its seniority'
  return saysNoMore(taxonomy, text, isTitle) ? 'a known title with its skill, industry or function' : undefined
}

/** Whoever is called so has the known title and the skill already, and a query for both would else find the one title of the import alone. */
function saysNoMore(taxonomy: Taxonomy, text: string, isTitle: (words: readonly string[]) => boolean): boolean {
  const tokens = scan(text)
  return leadershipAt(taxonomy, tokens, 0)?.length === tokens.words.length || qualifiersOf(taxonomy, tokens, isTitle) !== undefined
}

/** One title alone claims it; else one alone is sure; else the one whose name shares most words. */
function winnerOf(claims: readonly Claim[]): Claim | undefined {
  if (isOneSlug(claims)) return claims[0]
  const sure = claims.filter((claim) => claim.isSure)
  if (sure.length > 0 && isOneSlug(sure)) return sure[0]
  const scored = claims.map((claim) => ({ claim, share: sharedWords(claim) })).sort((a, b) => b.share - a.share)
  const best = scored.filter((one) => one.share === scored[0]!.share && one.share > 0).map((one) => one.claim)
  return best.length > 0 && isOneSlug(best) ? best[0] : undefined
}

function isOneSlug(claims: readonly Claim[]): boolean {
  return claims.every((claim) => claim.slug === claims[0]!.slug)
}

/** Dice coefficient of the words of alias and name. */
function sharedWords({ text, title }: Claim): number {
  const [a, b] = [text, title.name].map((words) => new Set(tokenize(words).map(singular)))
  const shared = [...a!].filter((word) => b!.has(word)).length
  return (2 * shared) / (a!.size + b!.size)
}

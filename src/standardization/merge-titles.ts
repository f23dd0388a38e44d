/** Imported titles merged into ours; see merge-taxonomy.ts. */
import { singular } from './alias-matcher.ts'
import type { ImportedTitle, MergeCounts, Skipped } from './imported-taxonomy.ts'
import { slugOf } from './normalize.ts'
import { compileTaxonomy, type Taxonomy } from './taxonomy.ts'
import type { TaxonomyData, TitleEntry } from './taxonomy-data.ts'
import { tokenize } from './tokenize.ts'

interface Claim {
  readonly title: ImportedTitle
  readonly slug: string
  readonly text: string
  readonly isSure: boolean
}

export function mergeTitles(
  own: TaxonomyData,
  imported: readonly ImportedTitle[],
  skipped: Skipped,
): { entries: readonly TitleEntry[]; counts: MergeCounts } {
  const taxonomy = compileTaxonomy(own)
  const slugs = slugsOf(taxonomy, imported)
  const aliases = aliasesBySlug(taxonomy, imported, slugs, skipped)
  const related = relatedBySlug(imported, slugs)
  const merged = own.titles.map((entry) => ({
    ...entry,
    aliases: [...entry.aliases, ...(aliases.get(entry.slug) ?? [])],
    related: joined(entry.related, related.get(entry.slug)),
  }))
  const added = imported.filter((title) => !taxonomy.titles.bySlug.has(slugs.get(title.code)!)).filter(isFirstOfSlug(slugs))
  const fresh = added.map((title) => newEntry(title, slugs.get(title.code)!, aliases, related))
  const aliasesAdded = Array.from(aliases.values()).reduce((sum, list) => sum + list.length, 0)
  return {
    entries: [...merged, ...fresh],
    counts: { read: imported.length, merged: imported.length - added.length, added: added.length, aliasesAdded },
  }
}

/** Slug of each imported title by code: ours where we know its name, singular or plural. */
function slugsOf({ titles }: Taxonomy, imported: readonly ImportedTitle[]): ReadonlyMap<string, string> {
  return new Map(
    imported.map((title) => {
      const known = titles.matcher.whole(tokenize(title.name))
      return [title.code, known === undefined ? slugOf(singularName(title.name)) : titles.entries[known]!.slug]
    }),
  )
}

/** "Chief Executives" names one of them. */
function singularName(name: string): string {
  return name.replace(/\p{L}+(?=$|,| and | or )/gu, (word) => {
    const one = singular(word.toLowerCase())
    return word.slice(0, one.length - 1) + (one.length === word.length ? word.slice(-1) : one.slice(-1))
  })
}

function isFirstOfSlug(slugs: ReadonlyMap<string, string>): (title: ImportedTitle) => boolean {
  const seen = new Set<string>()
  return ({ code }) => {
    const slug = slugs.get(code)!
    if (seen.has(slug)) return false
    seen.add(slug)
    return true
  }
}

function newEntry(
  title: ImportedTitle,
  slug: string,
  aliases: ReadonlyMap<string, readonly string[]>,
  related: ReadonlyMap<string, ReadonlySet<string>>,
): TitleEntry {
  const { name, function: fn, family, jobZone } = title
  return {
    slug,
    name: singularName(name),
    aliases: aliases.get(slug) ?? [],
    industries: [],
    related: joined([], related.get(slug)),
    ...(fn === undefined ? {} : { function: fn }),
    ...(family === undefined ? {} : { family }),
    ...(jobZone === undefined ? {} : { jobZone }),
  }
}

function relatedBySlug(imported: readonly ImportedTitle[], slugs: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  const related = new Map<string, Set<string>>()
  for (const title of imported) {
    const slug = slugs.get(title.code)!
    const others = related.get(slug) ?? new Set()
    for (const code of title.related) {
      const other = slugs.get(code)
      if (other !== undefined && other !== slug) others.add(other)
    }
    related.set(slug, others)
  }
  return related
}

function joined(known: readonly string[], more: ReadonlySet<string> | undefined): readonly string[] {
  return more === undefined ? known : [...new Set([...known, ...more])]
}

function aliasesBySlug(
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

function refusal({ titles, seniorities, functions }: Taxonomy, text: string, key: string): string | undefined {
  const words = tokenize(text)
  if (key.length < 2 || words.length > longestAlias) return 'too short or too long'
  if (titles.matcher.whole(words) !== undefined) return 'known already'
  if (seniorities.matcher.whole(words) !== undefined || functions.matcher.whole(words) !== undefined)
    return 'names no title but a seniority or a function'
  const cue = seniorities.matcher.longestAt(words, 0)
  const rest = cue === undefined ? [] : words.slice(cue.length)
  return rest.length > 0 && titles.matcher.whole(rest) !== undefined ? 'a known title with its seniority' : undefined
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

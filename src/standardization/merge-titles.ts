/** Imported titles merged into ours; see merge-taxonomy.ts. */
import { singular } from './alias-marks.ts'
import type { ImportedTitle, MergeCounts, Skipped } from './imported-taxonomy.ts'
import { aliasesBySlug } from './merge-aliases.ts'
import { slugOf } from './normalize.ts'
import { compileTaxonomy, type Taxonomy } from './taxonomy.ts'
import type { TaxonomyData, TitleEntry } from './taxonomy-data.ts'
import { tokenize } from './tokenize.ts'

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

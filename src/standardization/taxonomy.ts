/** The taxonomy compiled: vocabularies by type, parents and related titles. */
import { singular } from './alias-marks.ts'
import type { Entry, ExchangeRates, FunctionEntry, LevelEntry, SkillEntry, TaxonomyData, TitleEntry } from './taxonomy-data.ts'
import { compileVocabulary, type Vocabulary } from './vocabulary.ts'

export interface Taxonomy {
  readonly version: string
  readonly titles: Vocabulary<TitleEntry>
  readonly skills: Vocabulary<SkillEntry>
  readonly industries: Vocabulary<Entry>
  readonly functions: Vocabulary<FunctionEntry>
  readonly seniorities: Vocabulary<LevelEntry>
  readonly degrees: Vocabulary<LevelEntry>
  readonly languages: Vocabulary<Entry>
  readonly fieldsOfStudy: Vocabulary<Entry>
  readonly exchangeRates: ExchangeRates
  readonly relatedTitles: ReadonlyMap<string, readonly string[]>
}

export function compileTaxonomy(data: TaxonomyData): Taxonomy {
  return {
    version: data.version,
    titles: compileVocabulary(data.titles, { stem: singular }),
    skills: compileVocabulary(data.skills, { plurals: true }),
    industries: compileVocabulary(data.industries, { stem: singular }),
    functions: compileVocabulary(data.functions, { stem: singular }),
    seniorities: compileVocabulary(data.seniorities),
    degrees: compileVocabulary(data.degrees, { stem: singular }),
    languages: compileVocabulary(data.languages),
    fieldsOfStudy: compileVocabulary(data.fieldsOfStudy, { stem: singular }),
    exchangeRates: data.exchangeRates,
    relatedTitles: relateTitles(data.titles),
  }
}

/** Titles of the same family and those named by either side; by slug. */
export function relatedTitles(taxonomy: Taxonomy, slug: string): readonly string[] {
  return taxonomy.relatedTitles.get(slug) ?? []
}

/** Parents of a skill from the nearest up; a circle in imported data ends where it closes. */
export function skillParents(taxonomy: Taxonomy, slug: string): readonly string[] {
  const parents: string[] = []
  for (let at = parentOf(taxonomy, slug); at !== undefined && at !== slug && !parents.includes(at); at = parentOf(taxonomy, at))
    parents.push(at)
  return parents
}

function parentOf(taxonomy: Taxonomy, slug: string): string | undefined {
  return taxonomy.skills.bySlug.get(slug)?.parent
}

function relateTitles(titles: readonly TitleEntry[]): ReadonlyMap<string, readonly string[]> {
  const known = new Set(titles.map((title) => title.slug))
  const related = new Map<string, Set<string>>(titles.map((title) => [title.slug, new Set()]))
  const families = new Map<string, string[]>()
  for (const { slug, family } of titles) if (family !== undefined) families.set(family, [...(families.get(family) ?? []), slug])
  for (const title of titles) {
    for (const other of families.get(title.family ?? '') ?? []) related.get(title.slug)!.add(other)
    for (const other of title.related) {
      if (!known.has(other)) continue
      related.get(title.slug)!.add(other)
      related.get(other)!.add(title.slug)
    }
  }
  for (const [slug, others] of related) others.delete(slug)
  return new Map(Array.from(related, ([slug, others]) => [slug, [...others].sort()]))
}

/**
 * A foreign taxonomy merged into ours. Ours decides: an imported entry whose name we know gives it aliases and relations, the
 * others are added. An alias that we know already, or that several imported titles claim with equal right, is left out and
 * reported. Pure: the same input gives the same data.
 */
import { type ImportedTaxonomy, type MergeCounts, Skipped } from './imported-taxonomy.ts'
import { mergeSkills } from './merge-skills.ts'
import { mergeTitles } from './merge-titles.ts'
import type { TaxonomyData } from './taxonomy-data.ts'

export interface MergeReport {
  readonly source: string
  readonly titles: MergeCounts
  readonly skills: MergeCounts
  readonly skipped: ReturnType<Skipped['reasons']>
}

export function mergeTaxonomy(own: TaxonomyData, imported: ImportedTaxonomy): { data: Omit<TaxonomyData, 'version'>; report: MergeReport } {
  const skipped = new Skipped()
  skipped.addAll(imported.skipped)
  const titles = mergeTitles(own, imported.titles, skipped)
  const skills = mergeSkills(own, imported.skills, skipped)
  return {
    data: { ...own, titles: titles.entries, skills: skills.entries },
    report: { source: imported.source, titles: titles.counts, skills: skills.counts, skipped: skipped.reasons() },
  }
}

/** A release of O*NET or ESCO merged into our own taxonomy. */
import type { MergeReport } from '../../standardization/merge-taxonomy.ts'
import { mergeTaxonomy } from '../../standardization/merge-taxonomy.ts'
import type { TaxonomyData } from '../../standardization/taxonomy-data.ts'
import { readEsco } from './esco.ts'
import { readOnet } from './onet.ts'
import { loadOwnTaxonomy, versioned } from './taxonomy-files.ts'

export const taxonomySources = ['onet', 'esco'] as const
export type TaxonomySource = (typeof taxonomySources)[number]

export function importedTaxonomy(source: TaxonomySource, folder: string): { taxonomy: TaxonomyData; report: MergeReport } {
  const { data, report } = mergeTaxonomy(loadOwnTaxonomy(), source === 'onet' ? readOnet(folder) : readEsco(folder))
  return { taxonomy: versioned(data), report }
}

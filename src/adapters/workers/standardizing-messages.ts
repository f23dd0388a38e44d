/** What passes between the writer and the thread that standardizes for it. Every statement of a call is answered, in its order. */
import type { PackedChange } from '../../search/packed-change.ts'
import type { TaxonomyData } from '../../standardization/taxonomy-data.ts'

export interface StandardizingStart {
  readonly taxonomy: TaxonomyData
}

/** Statements travel as JSON text of a `Statement[]`, whose copy costs the sender a tenth of what a copy of the objects does. */
export type StandardizingMessage = { readonly statements: string } | { readonly taxonomy: TaxonomyData }

export type StandardizingAnswer =
  | { readonly ready: true }
  | {
      /** Content hash of the taxonomy that the documents speak. */
      readonly taxonomy: string
      /** The thread's dictionary began anew: what was learned of it before is void. */
      readonly isFresh: boolean
      /** Numbered there since the last answer, ascending within each type. */
      readonly words: { readonly terms: Uint32Array; readonly values: readonly string[] }
      /** In the order of the statements, as `listDocument` gives them. */
      readonly documents: PackedChange
    }

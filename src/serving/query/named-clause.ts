/** A clause with what people call it and where it comes from: `rule`s are the platform's own and never at fault. */
import type { TermType } from '../../domain/term.ts'
import type { Clause } from '../../search/searcher.ts'

export type ClauseOrigin =
  | { readonly type: 'tag'; readonly tag: string }
  | { readonly type: 'facet'; readonly facet: TermType }
  | { readonly type: 'typed' | 'gate' | 'rule' }

export interface NamedClause extends Clause {
  readonly label: string
  readonly origin: ClauseOrigin
}

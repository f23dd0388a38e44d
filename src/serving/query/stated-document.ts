/** An index document in words again, without its texts: what is asked of a document, or by it, is read off this. */
import { termNumber, termTypeOf } from '../../domain/term.ts'
import type { IndexDocument } from '../../search/index-document.ts'
import type { StandardDocument, StandardTerm } from '../../standardization/standard-document.ts'
import type { Lexicon } from '../lexicon.ts'

/** Words that an erasure blanked are left out, and what nobody knew is in no index. */
export function statedDocument({ terms, evidence, numbers }: IndexDocument, lexicon: Pick<Lexicon, 'value'>): StandardDocument {
  const stated: StandardTerm[] = []
  terms.forEach((term, i) => {
    const value = termNumber(term) === 0 ? undefined : lexicon.value(term)
    if (value !== undefined) stated.push({ type: termTypeOf(term), value, evidence: evidence[i]! })
  })
  return { terms: stated, numbers, sections: [], unread: [] }
}

/** The flags of a stated profile, read off its terms. */
import { termNumber, termTypeOf } from '../domain/term.ts'
import type { FlaggedText, TextFlag } from '../domain/text-flag.ts'
import type { IndexDocument } from '../search/index-document.ts'
import { evidencePath } from '../standardization/evidence.ts'
import type { TermDictionary } from '../standardization/term-dictionary.ts'

export function documentFlags({ terms, evidence }: IndexDocument, dictionary: Pick<TermDictionary, 'value'>): readonly FlaggedText[] {
  return Array.from(terms, (term, at) => ({ term, path: evidencePath(evidence[at]!) })).flatMap(({ term, path }) =>
    termTypeOf(term) === 'text-flag' && termNumber(term) > 0 && path !== undefined
      ? [{ flag: dictionary.value(term) as TextFlag, field: path }]
      : [],
  )
}

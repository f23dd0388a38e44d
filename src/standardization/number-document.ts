/** A standard document in numbers, as the index takes it: the glue between words and columns. */
import { type TermType, termTypes, unknownTerm } from '../domain/term.ts'
import type { StandardDocument } from './standard-document.ts'
import type { TermDictionary } from './term-dictionary.ts'

export interface NumberedDocument {
  /** Ascending and distinct, every type but `text`; the unknown term where a type is not stated. */
  readonly terms: Uint32Array
  /** Packed evidence, aligned with `terms`; 0 for unknown terms. */
  readonly evidence: Uint16Array
  readonly numbers: Float32Array
  /** Text terms in reading order, 0 between sections. */
  readonly tokens: Uint32Array
}

const facetTypes: readonly TermType[] = termTypes.filter((type) => type !== 'text')
const evidenceRange = 2 ** 16

export function numberDocument(document: StandardDocument, dictionary: TermDictionary): NumberedDocument {
  // Term and evidence sort together as one number below 2^48.
  const pairs = new Float64Array(document.terms.length + unstated(document).length)
  document.terms.forEach(({ type, value, evidence }, at) => {
    pairs[at] = dictionary.number(type, value) * evidenceRange + evidence
  })
  unstated(document).forEach((type, at) => {
    pairs[document.terms.length + at] = unknownTerm(type) * evidenceRange
  })
  pairs.sort()
  return {
    terms: Uint32Array.from(pairs, (pair) => Math.floor(pair / evidenceRange)),
    evidence: Uint16Array.from(pairs, (pair) => pair % evidenceRange),
    numbers: document.numbers,
    tokens: numberTokens(document.sections, dictionary),
  }
}

function unstated(document: StandardDocument): readonly TermType[] {
  const stated = new Set(document.terms.map((term) => term.type))
  return facetTypes.filter((type) => !stated.has(type))
}

function numberTokens(sections: StandardDocument['sections'], dictionary: TermDictionary): Uint32Array {
  const filled = sections.filter((section) => section.length > 0)
  const tokens = new Uint32Array(filled.reduce((sum, section) => sum + section.length + 1, -1 + (filled.length === 0 ? 1 : 0)))
  let at = 0
  filled.forEach((section, number) => {
    if (number > 0) at++
    for (const word of section) tokens[at++] = dictionary.number('text', word)
  })
  return tokens
}

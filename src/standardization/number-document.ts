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
  const unstated = unstatedTypes(document)
  const stated = document.terms.length
  // Term and evidence sort together as one number below 2^48.
  const pairs = new Float64Array(stated + unstated.length)
  for (const [at, { type, value, evidence }] of document.terms.entries())
    pairs[at] = dictionary.number(type, value) * evidenceRange + evidence
  for (const [at, type] of unstated.entries()) pairs[stated + at] = unknownTerm(type) * evidenceRange
  pairs.sort()
  const terms = new Uint32Array(pairs.length)
  const evidence = new Uint16Array(pairs.length)
  for (let at = 0; at < pairs.length; at++) {
    terms[at] = Math.floor(pairs[at]! / evidenceRange)
    evidence[at] = pairs[at]! % evidenceRange
  }
  return { terms, evidence, numbers: document.numbers, tokens: numberTokens(document.sections, dictionary) }
}

function unstatedTypes(document: StandardDocument): readonly TermType[] {
  const stated = new Set<TermType>()
  for (const term of document.terms) stated.add(term.type)
  return facetTypes.filter((type) => !stated.has(type))
}

function numberTokens(sections: StandardDocument['sections'], dictionary: TermDictionary): Uint32Array {
  const filled = sections.filter((section) => section.length > 0)
  const words = filled.reduce((sum, section) => sum + section.length, 0)
  const tokens = new Uint32Array(words + Math.max(0, filled.length - 1))
  let at = 0
  for (const section of filled) {
    if (at > 0) at++
    dictionary.numberWords(section, tokens, at)
    at += section.length
  }
  return tokens
}

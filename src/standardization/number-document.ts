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
  return inOrder(listDocument(document, dictionary))
}

/** Numbered, its terms still in the order in which they are stated. */
export function listDocument(document: StandardDocument, dictionary: TermDictionary): NumberedDocument {
  const unstated = unstatedTypes(document)
  const stated = document.terms.length
  const terms = new Uint32Array(stated + unstated.length)
  const evidence = new Uint16Array(terms.length)
  for (let i = 0; i < stated; i++) {
    const term = document.terms[i]!
    terms[i] = dictionary.number(term.type, term.value)
    evidence[i] = term.evidence
  }
  for (let i = 0; i < unstated.length; i++) terms[stated + i] = unknownTerm(unstated[i]!)
  return { terms, evidence, numbers: document.numbers, tokens: numberTokens(document.sections, dictionary) }
}

/** With its terms ascending. */
export function inOrder({ terms, evidence, numbers, tokens }: NumberedDocument): NumberedDocument {
  // Term and evidence sort together as one number below 2^48.
  const pairs = new Float64Array(terms.length)
  for (let i = 0; i < pairs.length; i++) pairs[i] = terms[i]! * evidenceRange + evidence[i]!
  pairs.sort()
  const [sortedTerms, sortedEvidence] = [new Uint32Array(pairs.length), new Uint16Array(pairs.length)]
  for (let i = 0; i < pairs.length; i++) {
    sortedTerms[i] = Math.floor(pairs[i]! / evidenceRange)
    sortedEvidence[i] = pairs[i]! % evidenceRange
  }
  return { terms: sortedTerms, evidence: sortedEvidence, numbers, tokens }
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

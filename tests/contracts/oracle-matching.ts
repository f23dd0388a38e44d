/** Whether plain documents match, how many do, and what they state: the slow way, for the oracle. */
import { numberFields, type Term, type TermType, termTypeOf, unknownTerm } from '../../src/domain/term.ts'
import type { Fields } from '../../src/features/fields.ts'
import type { IndexDocument } from '../../src/search/index-document.ts'
import type { Clause, Filter } from '../../src/search/searcher.ts'

export function matches(filter: Filter, document: IndexDocument): boolean {
  switch (filter.type) {
    case 'everything':
      return true
    case 'nothing':
      return false
    case 'term':
      return document.terms.includes(filter.term) || (filter.term !== 0 && document.tokens.includes(filter.term))
    case 'any':
      return filter.of.some((one) => matches(one, document))
    case 'all':
      return filter.of.every((one) => matches(one, document))
    case 'not':
      return !matches(filter.of, document)
    case 'phrase':
      return [...document.tokens].some((_, i) => filter.terms.every((term, j) => document.tokens[i + j] === term))
    case 'range': {
      const value = document.numbers[numberFields.indexOf(filter.field)]
      return Number.isNaN(value) ? filter.unknown : value >= filter.min && value <= filter.max
    }
  }
}

export function countFacet(type: TermType, visible: readonly IndexDocument[], clauses: readonly Clause[]) {
  const others = clauses.filter(({ facet }) => facet !== type)
  const counts = new Map<Term, number>()
  for (const document of visible.filter((one) => others.every(({ filter }) => matches(filter, one)))) {
    for (const term of document.terms) if (termTypeOf(term) === type) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([a], [b]) => a - b)
  return { type, terms: Uint32Array.from(sorted, ([term]) => term), counts: Uint32Array.from(sorted, ([, count]) => count) }
}

export function countWithout(clause: Clause, visible: readonly IndexDocument[], clauses: readonly Clause[]) {
  const without = visible.filter((one) => clauses.every((other) => other === clause || matches(other.filter, one)))
  const rejected = without.filter((one) => !matches(clause.filter, one))
  return { name: clause.name, totalWithout: without.length, unknown: rejected.filter((one) => isUnknown(clause.filter, one)).length }
}

function isUnknown(filter: Filter, document: IndexDocument): boolean {
  if (filter.type === 'term') return document.terms.includes(unknownTerm(termTypeOf(filter.term)))
  if (filter.type === 'range') return Number.isNaN(document.numbers[numberFields.indexOf(filter.field)])
  if (filter.type === 'not') return isUnknown(filter.of, document)
  return (filter.type === 'any' || filter.type === 'all') && filter.of.some((one) => isUnknown(one, document))
}

export function proof(document: IndexDocument, term: Term): number {
  const place = document.terms.indexOf(term)
  if (place >= 0) return Math.min(0xffff, 2 + document.evidence[place])
  return [...document.terms].some((own) => termTypeOf(own) === termTypeOf(term) && own !== unknownTerm(termTypeOf(term))) ? 0 : 1
}

export function plainFields(documents: readonly IndexDocument[]): Fields {
  const stated = (document: number, type: TermType) =>
    [...documents[document].terms].filter((term) => termTypeOf(term) === type && term !== unknownTerm(type))
  return {
    size: documents.length,
    number: (document, field) => documents[document].numbers[field],
    has: (document, term) => documents[document].terms.includes(term),
    countShared: (document, terms) => terms.filter((term) => documents[document].terms.includes(term)).length,
    count: (document, type) => stated(document, type).length,
    forEach: (document, type, visit) => stated(document, type).forEach(visit),
    evidence: (document, term) => documents[document].evidence[documents[document].terms.indexOf(term)] ?? 0,
  }
}

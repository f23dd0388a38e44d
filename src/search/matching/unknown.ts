/** Documents of which a filter cannot know: they do not state a type or a number it asks about. */
import { numberFields, type TermType, termTypeOf, unknownTerm } from '../../domain/term.ts'
import { type Bits, hasBit, setBit } from '../../math/bitset.ts'
import type { Matched } from '../index/segment.ts'
import type { Filter } from '../searcher.ts'

/** Those among `among` that do not state at least one of the things asked; text is always stated. */
export function unknownTo(filter: Filter, among: Bits, segment: Matched): Bits {
  const bits = segment.arena.empty(among.length)
  const asked = { types: new Set<TermType>(), fields: new Set<number>() }
  collect(filter, asked)
  for (const type of asked.types) segment.postings.unite(unknownTerm(type), among, bits)
  for (const field of asked.fields) addNaN(segment.columns.numbers[field], segment.columns.size, among, bits)
  return bits
}

interface Asked {
  readonly types: Set<TermType>
  readonly fields: Set<number>
}

function collect(filter: Filter, asked: Asked): void {
  if (filter.type === 'term' && termTypeOf(filter.term) !== 'text') asked.types.add(termTypeOf(filter.term))
  if (filter.type === 'range') asked.fields.add(numberFields.indexOf(filter.field))
  if (filter.type === 'not') collect(filter.of, asked)
  if (filter.type === 'any' || filter.type === 'all') for (const child of filter.of) collect(child, asked)
}

function addNaN(column: Float32Array, size: number, among: Bits, bits: Bits): void {
  for (let document = 0; document < size; document++) if (Number.isNaN(column[document]) && hasBit(among, document)) setBit(bits, document)
}

/** The forward columns as features read them. */
import { type Term, type TermType, termTypes } from '../../domain/term.ts'
import type { Fields } from '../../features/fields.ts'
import { lowerBound } from '../../math/lower-bound.ts'
import type { ForwardColumns } from './forward-columns.ts'
import { numbersPerRow } from './number-rows.ts'

const typeIndex: ReadonlyMap<TermType, number> = new Map(termTypes.map((type, index) => [type, index]))
const typeShift = 2 ** 27

export class ForwardFields implements Fields {
  readonly #columns: ForwardColumns
  readonly #numberRows: Float32Array | undefined

  /** `numberRows`, where given, holds the numbers of the columns by document. */
  constructor(columns: ForwardColumns, numberRows?: Float32Array) {
    this.#columns = columns
    this.#numberRows = numberRows
  }

  get size(): number {
    return this.#columns.size
  }

  number(document: number, field: number): number {
    return this.#numberRows === undefined ? this.#columns.numbers[field][document] : this.#numberRows[document * numbersPerRow + field]
  }

  has(document: number, term: Term): boolean {
    return this.#find(document, term) !== absent
  }

  countShared(document: number, wanted: Uint32Array): number {
    const { terms, termOffsets } = this.#columns
    if (wanted.length === 0) return 0
    const end = termOffsets[document + 1]
    let at = lowerBound(terms, termOffsets[document], end, wanted[0])
    let shared = 0
    for (let i = 0; i < wanted.length && at < end; i++) {
      while (at < end && terms[at] < wanted[i]) at++
      if (at < end && terms[at] === wanted[i]) shared++
    }
    return shared
  }

  count(document: number, type: TermType): number {
    const { terms, termOffsets } = this.#columns
    const first = typeIndex.get(type)! * typeShift
    const end = termOffsets[document + 1]
    let at = lowerBound(terms, termOffsets[document], end, first + 1)
    let count = 0
    while (at < end && terms[at++] < first + typeShift) count++
    return count
  }

  forEach(document: number, type: TermType, visit: (term: Term) => void): void {
    const { terms, termOffsets } = this.#columns
    const first = typeIndex.get(type)! * typeShift
    const end = termOffsets[document + 1]
    for (let at = lowerBound(terms, termOffsets[document], end, first + 1); at < end && terms[at] < first + typeShift; at++) {
      visit(terms[at])
    }
  }

  evidence(document: number, term: Term): number {
    const place = this.#find(document, term)
    return place === absent ? 0 : this.#columns.evidence[place]
  }

  #find(document: number, term: Term): number {
    const { terms, termOffsets } = this.#columns
    const end = termOffsets[document + 1]
    const place = lowerBound(terms, termOffsets[document], end, term)
    return place < end && terms[place] === term ? place : absent
  }
}

const absent = -1

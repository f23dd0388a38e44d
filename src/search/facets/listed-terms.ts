/**
 * Where only the most frequent values of a facet are wanted: the terms that are counted, chosen at the first segment that need not
 * count all, and the same for all later ones of the host. What else there is, is bounded: no other term has more documents than `others`.
 */
import { type Term, type TermType, termNumber, termTypeOf, termTypes, unknownTerm } from '../../domain/term.ts'

export interface WantedValues {
  readonly values: number
  readonly terms: readonly Term[]
}

export class ListedTerms {
  readonly #lists: (Uint32Array | undefined)[] = []
  /** By type index, then term number: 1 for listed terms. */
  readonly #marks: Uint8Array[] = Array.from({ length: 32 }, () => new Uint8Array(0))
  readonly #others = new Uint32Array(32)
  #wanted: WantedValues | undefined

  /** Undefined where all values are wanted. */
  get wanted(): WantedValues | undefined {
    return this.#wanted
  }

  prepare(wanted: WantedValues | undefined): void {
    this.#lists.forEach((list, type) => {
      for (const term of list ?? []) this.#marks[type][termNumber(term)] = 0
    })
    this.#lists.length = 0
    this.#others.fill(0)
    this.#wanted = wanted
  }

  of(type: number): Uint32Array | undefined {
    return this.#lists[type]
  }

  /** Lists these terms, those that are always counted, and the unknown value. */
  choose(type: number, terms: readonly Term[]): Uint32Array {
    const name: TermType = termTypes[type]
    const always = (this.#wanted?.terms ?? []).filter((term) => termTypeOf(term) === name)
    const list = Uint32Array.from(new Set([...terms, unknownTerm(name), ...always]))
    const largest = list.reduce((number, term) => Math.max(number, termNumber(term)), 0)
    if (this.#marks[type].length <= largest) this.#marks[type] = new Uint8Array(2 * largest + 1)
    for (const term of list) this.#marks[type][termNumber(term)] = 1
    this.#lists[type] = list
    return list
  }

  has(type: number, term: Term): boolean {
    return this.#marks[type][termNumber(term)] === 1
  }

  /** A segment holds terms that were not counted there, each in at most `documents`. */
  leaveOut(type: number, documents: number): void {
    this.#others[type] += documents
  }

  others(type: number): number {
    return this.#others[type]
  }
}

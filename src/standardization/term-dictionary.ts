/**
 * Numbers for values: the n-th new value of a type gets number n, so that terms are the same on every replay. A number is
 * never given twice, not even when its value is forgotten; number 0 of each type means "unknown".
 */
import { type Term, type TermType, termNumber, termOf, termTypeOf, termTypes } from '../domain/term.ts'

export interface TermEntry {
  readonly term: Term
  /** Absent for a forgotten value, whose number stays taken. */
  readonly value?: string
}

interface Numbering {
  /** The type's own bits of a term. */
  readonly base: Term
  readonly numbers: Map<string, number>
  readonly values: (string | undefined)[]
}

export class TermDictionary {
  readonly #types: ReadonlyMap<TermType, Numbering> = new Map(
    termTypes.map((type) => [type, { base: termOf(type, 0), numbers: new Map(), values: [undefined] }]),
  )
  #fresh: { term: Term; value: string }[] = []
  #withdrawals = 0

  /** How often words lost their numbers: what was looked up before holds no longer. */
  get withdrawals(): number {
    return this.#withdrawals
  }

  /** The term of a value; a new value gets the next number. */
  number(type: TermType, value: string): Term {
    return this.#number(this.#types.get(type)!, value)
  }

  /** Terms of the words, from `at` on in `terms`. */
  numberWords(words: readonly string[], terms: Uint32Array, at: number): void {
    const text = this.#types.get('text')!
    for (let i = 0; i < words.length; i++) terms[at + i] = this.#number(text, words[i]!)
  }

  find(type: TermType, value: string): Term | undefined {
    const number = this.#types.get(type)!.numbers.get(value)
    return number === undefined ? undefined : termOf(type, number)
  }

  value(term: Term): string | undefined {
    return this.#types.get(termTypeOf(term))!.values[termNumber(term)]
  }

  /** Does the work; should it throw, what it numbered is no word: nobody will persist it. Nothing may be drained meanwhile. */
  attempt<T>(work: () => T): T {
    const before = this.#fresh.length
    try {
      return work()
    } catch (reason) {
      for (const { term, value } of this.#fresh.splice(before).reverse()) this.#takeBack(term, value)
      throw reason
    }
  }

  /** Entries numbered since the last call: to be persisted in the transaction that uses them. */
  drainNew(): readonly { readonly term: Term; readonly value: string }[] {
    const fresh = this.#fresh
    this.#fresh = []
    return fresh
  }

  /** Takes back what was persisted, in any order, into an empty or partly filled dictionary. */
  restore(entries: Iterable<TermEntry>): void {
    for (const { term, value } of entries) {
      const { numbers, values } = this.#types.get(termTypeOf(term))!
      while (values.length <= termNumber(term)) values.push(undefined)
      values[termNumber(term)] = value
      if (value !== undefined) numbers.set(value, termNumber(term))
    }
  }

  /** Erasure: the value is gone, its number means nobody's word. */
  forget(term: Term): void {
    const { numbers, values } = this.#types.get(termTypeOf(term))!
    const value = values[termNumber(term)]
    if (value === undefined) return
    this.#withdrawals++
    numbers.delete(value)
    values[termNumber(term)] = undefined
    this.#fresh = this.#fresh.filter((entry) => entry.term !== term)
  }

  /** Numbers given so far, forgotten ones included. */
  size(type: TermType): number {
    return this.#types.get(type)!.values.length - 1
  }

  *values(type: TermType): Iterable<{ readonly term: Term; readonly value: string }> {
    const { values } = this.#types.get(type)!
    for (let number = 1; number < values.length; number++) {
      const value = values[number]
      if (value !== undefined) yield { term: termOf(type, number), value }
    }
  }

  /** The newest of its type. */
  #takeBack(term: Term, value: string): void {
    const { numbers, values } = this.#types.get(termTypeOf(term))!
    this.#withdrawals++
    numbers.delete(value)
    values.pop()
  }

  #number({ base, numbers, values }: Numbering, value: string): Term {
    const known = numbers.get(value)
    if (known !== undefined) return base + known
    const number = values.length
    numbers.set(value, number)
    values.push(value)
    const term = base + number
    this.#fresh.push({ term, value })
    return term
  }
}

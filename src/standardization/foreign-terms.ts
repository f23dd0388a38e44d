/**
 * Documents in the numbers of another dictionary, such as that of a thread that standardizes, put into those of our own. Each foreign word
 * is looked up once; the words of a document are numbered in the order in which it states them, as if it had been numbered here.
 */
import { type Term, type TermType, termNumber, termTypeOf, termTypes } from '../domain/term.ts'
import { inOrder, type NumberedDocument } from './number-document.ts'
import type { TermDictionary } from './term-dictionary.ts'

interface ForeignWords {
  readonly values: string[]
  /** By place in `values`; 0 where a word was not looked up yet. */
  own: Term[]
}

export class ForeignTerms {
  readonly #own: TermDictionary
  readonly #words: ReadonlyMap<TermType, ForeignWords>
  #withdrawals: number

  constructor(own: TermDictionary) {
    this.#own = own
    this.#withdrawals = own.withdrawals
    this.#words = new Map(termTypes.map((type) => [type, { values: [], own: [] }]))
  }

  /** Takes what the other dictionary numbered since the last call, in its order. */
  learn(words: Iterable<{ readonly term: Term; readonly value: string }>): void {
    for (const { term, value } of words) {
      const { values, own } = this.#words.get(termTypeOf(term))!
      if (values.push(value) !== termNumber(term))
        throw new RangeError(`word ${termNumber(term)} of a foreign dictionary came out of order`)
      own.push(0)
    }
  }

  /** Of a document that `listDocument` numbered there. New words get numbers of our own here. */
  translate({ terms, evidence, numbers, tokens }: NumberedDocument): NumberedDocument {
    this.#forgetWithdrawn()
    return inOrder({ terms: terms.map((term) => this.#ownTerm(term)), evidence, numbers, tokens: this.#ownTokens(tokens) })
  }

  #ownTokens(tokens: Uint32Array): Uint32Array {
    const words = this.#words.get('text')!
    return tokens.map((token) => (token === 0 ? 0 : this.#lookUp(words, 'text', token)))
  }

  /** Unknown terms are the same in every dictionary. */
  #ownTerm(term: Term): Term {
    const number = termNumber(term)
    const type = termTypeOf(term)
    return number === 0 ? term : this.#lookUp(this.#words.get(type)!, type, number)
  }

  #lookUp({ values, own }: ForeignWords, type: TermType, number: number): Term {
    const known = own[number - 1]!
    if (known !== 0) return known
    const term = this.#own.number(type, values[number - 1]!)
    own[number - 1] = term
    return term
  }

  #forgetWithdrawn(): void {
    if (this.#withdrawals === this.#own.withdrawals) return
    this.#withdrawals = this.#own.withdrawals
    for (const words of this.#words.values()) words.own.fill(0)
  }
}

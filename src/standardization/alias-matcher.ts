/**
 * Longest alias on word boundaries. Aliases are paths of word numbers in one trie kept in typed arrays: a word that begins
 * no alias costs one look-up. An alias may be marked: `~` and `^` count only in context (a skill beside skills), `=` only
 * in its own case. Where two entries claim one alias the first added holds it.
 */
import { markOf, type Stem } from './alias-marks.ts'
import { EdgeTable } from './edge-table.ts'
import { scan } from './tokenize.ts'

export interface Found {
  readonly entry: number
  readonly from: number
  /** Words, at least 1. */
  readonly length: number
  readonly alias: number
}

export class AliasMatcher {
  readonly #stem: Stem
  readonly #words = new Map<string, number>()
  readonly #edges = new EdgeTable()
  /** By node: alias number + 1, 0 where no alias ends. The root is node 1. */
  #ends = new Int32Array(1 << 12)
  #nodes = 1
  readonly #entries: number[] = []
  readonly #marks: number[] = []
  readonly #texts: string[] = []

  constructor(stem: Stem = same) {
    this.#stem = stem
  }

  /** False where another alias with the same words holds the place, or the alias has no words. */
  add(alias: string, entry: number): boolean {
    const mark = markOf(alias)
    const { words, text } = scan(mark === 0 ? alias : alias.slice(1))
    if (words.length === 0) return false
    let node = 1
    for (const word of words) node = this.#childOrNew(node, this.#wordOrNew(this.#stem(word)))
    if (this.#ends[node] !== 0) return false
    this.#entries.push(entry)
    this.#marks.push(mark)
    this.#texts.push(text.trim())
    this.#ends[node] = this.#entries.length
    return true
  }

  get size(): number {
    return this.#entries.length
  }

  /** The entry that the whole of `words` names. */
  whole(words: readonly string[]): number | undefined {
    let node = 1
    for (const word of words) {
      const number = this.#words.get(this.#stem(word))
      node = number === undefined ? 0 : this.#edges.child(node, number)
      if (node === 0) return undefined
    }
    const end = this.#ends[node]!
    return end === 0 ? undefined : this.#entries[end - 1]
  }

  /** The longest alias that begins with word `from` and ends before word `to`. */
  longestAt(words: readonly string[], from: number, to = words.length): Found | undefined {
    let node = 1
    let end = 0
    let length = 0
    for (let at = from; at < to; at++) {
      const number = this.#words.get(this.#stem(words[at]!))
      if (number === undefined) break
      node = this.#edges.child(node, number)
      if (node === 0) break
      if (this.#ends[node] !== 0) {
        end = this.#ends[node]!
        length = at - from + 1
      }
    }
    return end === 0 ? undefined : { entry: this.#entries[end - 1]!, from, length, alias: end - 1 }
  }

  /** Leftmost-longest matches that do not overlap. */
  all(words: readonly string[]): Found[] {
    const found: Found[] = []
    for (let at = 0; at < words.length; ) {
      const match = this.longestAt(words, at)
      if (match !== undefined) found.push(match)
      at += match?.length ?? 1
    }
    return found
  }

  hasMark(alias: number, mark: number): boolean {
    return (this.#marks[alias]! & mark) !== 0
  }

  /** As written in the taxonomy, without its mark. */
  textOf(alias: number): string {
    return this.#texts[alias]!
  }

  #wordOrNew(word: string): number {
    const known = this.#words.get(word)
    if (known !== undefined) return known
    this.#words.set(word, this.#words.size + 1)
    return this.#words.size
  }

  #childOrNew(node: number, word: number): number {
    const known = this.#edges.child(node, word)
    if (known !== 0) return known
    this.#nodes++
    if (this.#nodes >= this.#ends.length) this.#ends = enlarged(this.#ends)
    this.#edges.add(node, word, this.#nodes)
    return this.#nodes
  }
}

function enlarged(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}

function same(word: string): string {
  return word
}

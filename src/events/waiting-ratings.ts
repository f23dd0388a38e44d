/**
 * Terms of ratings that wait to be counted, as they came: a rating costs the copy of its own terms, and the counts, which are many
 * times longer, are rewritten once for many ratings. In 32-bit words: the limit, then of each rating the number of its terms and the terms.
 */

/** Bytes that wait at most, or half of what the counts take where that is more: then waiting and counting cost about the same. */
const leastLimit = 2_048
const bytesPerWord = 4

/** One row is at work at a time; another one may begin when `row` was kept. */
let words = new Uint32Array(leastLimit)
let sumTerms = new Uint32Array(leastLimit)
let sumSteps = new Int32Array(leastLimit)

export class WaitingRatings {
  /** How many wait. */
  count = 0
  /** In words. */
  #length = 1

  /** `countBytes`: length of the counts that stand, asked for where nothing waits yet. */
  constructor(row: Uint8Array | undefined, countBytes: () => number) {
    if (row === undefined) this.clear(countBytes())
    else this.#read(row)
  }

  get isFull(): boolean {
    return this.#length * bytesPerWord > words[0]!
  }

  /** Distinct terms. */
  add(terms: readonly number[]): void {
    this.#reserve(terms.length + 1)
    words[this.#length++] = terms.length
    for (let i = 0; i < terms.length; i++) words[this.#length++] = terms[i]!
    this.count++
  }

  clear(countBytes: number): void {
    words[0] = Math.max(leastLimit, countBytes >> 1)
    this.#length = 1
    this.count = 0
  }

  /** Ascending terms and how many ratings have each, valid until the next call. Plain loops: this runs for every term of every rating. */
  sums(): [terms: Uint32Array, steps: Int32Array] {
    const terms = this.#terms().sort()
    let size = 0
    for (let i = 0; i < terms.length; i++) {
      if (size === 0 || sumTerms[size - 1] !== terms[i]) {
        sumTerms[size] = terms[i]!
        sumSteps[size++] = 0
      }
      sumSteps[size - 1]!++
    }
    return [sumTerms.subarray(0, size), sumSteps.subarray(0, size)]
  }

  /** Valid until the next row is at work; undefined where nothing waits. */
  row(): Uint8Array | undefined {
    return this.count === 0 ? undefined : new Uint8Array(words.buffer, 0, this.#length * bytesPerWord)
  }

  #read(row: Uint8Array): void {
    this.#length = 0
    this.#reserve(row.length / bytesPerWord)
    new Uint8Array(words.buffer).set(row)
    this.#length = row.length / bytesPerWord
    for (let at = 1; at < this.#length; at += words[at]! + 1) this.count++
  }

  #terms(): Uint32Array {
    const terms = new Uint32Array(this.#length - 1 - this.count)
    let end = 0
    for (let at = 1; at < this.#length; at += words[at]! + 1) {
      terms.set(words.subarray(at + 1, at + 1 + words[at]!), end)
      end += words[at]!
    }
    return terms
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= words.length) return
    const kept = words.subarray(0, this.#length)
    words = new Uint32Array(2 * needed)
    words.set(kept)
    sumTerms = new Uint32Array(2 * needed)
    sumSteps = new Int32Array(2 * needed)
  }
}

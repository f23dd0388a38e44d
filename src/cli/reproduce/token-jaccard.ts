/**
 * Keyword overlap, the baseline that every ranker must beat: the share of shared words among all words of posting and profile
 * (Jaccard). What job boards without a matching engine do.
 */
import { tokenize } from '../../standardization/tokenize.ts'

/** Distinct words, as numbers of a growing vocabulary, so that many pairs can be compared quickly. */
export class WordSets {
  readonly #numbers = new Map<string, number>()

  of(texts: readonly (string | undefined)[]): Set<number> {
    const words = tokenize(texts.filter((text) => text !== undefined).join('\n'))
    return new Set(words.map((word) => this.#numberOf(word)))
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    this.#numbers.set(word, this.#numbers.size)
    return this.#numbers.size - 1
  }
}

/** |a ∩ b| / |a ∪ b|; 0 where both are empty. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  const union = a.size + b.size - shared
  return union === 0 ? 0 : shared / union
}

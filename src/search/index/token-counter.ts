/** How often each of some words stands in a document: its tokens are read once, however many words are asked for. */
import { codeOf, tokenAt, wide } from './token-stream.ts'

export class TokenCounter {
  /** By code: 1 + the place of the first word asked for that begins so; 0 where none does. */
  readonly #places = new Uint16Array(wide + 1)
  #asked: readonly number[] = []
  #counts = new Uint32Array(0)

  /** Distinct tokens. */
  ask(tokens: readonly number[]): void {
    for (const token of this.#asked) this.#places[codeOf(token)] = 0
    tokens.forEach((token, place) => {
      this.#places[codeOf(token)] = place + 1
    })
    this.#asked = tokens
    this.#counts = new Uint32Array(tokens.length)
  }

  /** By the order asked; good until the next count. */
  count(stream: Uint16Array, start: number, end: number): Uint32Array {
    const places = this.#places
    const counts = this.#counts.fill(0)
    for (let at = start; at < end; at++) {
      const code = stream[at]
      const place = places[code]
      if (code === wide) {
        if (place > 0) this.#countWide(tokenAt(stream, at))
        at += 2
      } else if (place > 0) counts[place - 1]++
    }
    return counts
  }

  /** Words of large numbers begin alike; they are rare, so they are looked for one by one. */
  #countWide(token: number): void {
    const place = this.#asked.indexOf(token)
    if (place >= 0) this.#counts[place]++
  }
}

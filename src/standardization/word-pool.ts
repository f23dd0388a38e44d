/**
 * Words that were made before, found again by the characters they are made of: most words of a text are common ones, and a
 * word that is the same object every time costs no copy and no second hash wherever it is looked up. A cache of bounded size
 * in which a newcomer displaces whoever held its slot; whatever it holds, the words it gives are the same.
 */
const slots = 2 ** 15

export class WordPool {
  readonly #spell: (raw: string) => string
  readonly #hashes = new Uint32Array(slots)
  readonly #raws: string[] = new Array<string>(slots).fill('')
  readonly #words: string[] = new Array<string>(slots).fill('')

  /** `spell` makes the word of its raw characters. */
  constructor(spell: (raw: string) => string) {
    this.#spell = spell
  }

  /** The word made of text[start, end), which holds a character at least. */
  word(text: string, start: number, end: number): string {
    let hash = end - start
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash ^= hash >>> 15
    const slot = hash & (slots - 1)
    const raw = this.#raws[slot]!
    if (this.#hashes[slot] === hash >>> 0 && raw.length === end - start && isAt(text, start, raw)) return this.#words[slot]!
    return this.#put(slot, hash, detached(text.slice(start, end)))
  }

  #put(slot: number, hash: number, raw: string): string {
    const word = this.#spell(raw)
    this.#hashes[slot] = hash
    this.#raws[slot] = raw
    this.#words[slot] = word
    return word
  }
}

function isAt(text: string, start: number, raw: string): boolean {
  for (let at = 0; at < raw.length; at++) if (text.charCodeAt(start + at) !== raw.charCodeAt(at)) return false
  return true
}

/** A copy of its own: a slice would keep the whole text alive as long as the pool holds the word. */
function detached(slice: string): string {
  return slice.length < 13 ? slice : JSON.parse(JSON.stringify(slice))
}

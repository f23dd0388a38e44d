/**
 * Columns of ids on their way from a file: several or none a row. A whole number below 2^32 is its own id; other text stands for the
 * 32-bit hash of it, so that files need no dictionary and a saved model meets the same ids in the next file. (Of 100,000 texts about one
 * pair shares its hash, and then its vector.)
 */
import { hashText } from '../../../math/hash-text.ts'
import type { IdColumn } from '../../../models/examples.ts'
import { Growing } from './growing.ts'

interface Column {
  readonly starts: Growing<Uint32Array>
  readonly ids: Growing<Uint32Array>
}

export class IdColumns {
  readonly #columns = new Map<string, Column>()
  #rows = 0

  /** One more id of the row at hand. */
  add(name: string, text: string): void {
    this.#columnOf(name).ids.push(idOf(text))
  }

  /** A column that the file has, whether or not a row has an id there. */
  name(name: string): void {
    this.#columnOf(name)
  }

  endRow(): void {
    this.#rows++
    for (const { starts, ids } of this.#columns.values()) starts.push(ids.length)
  }

  finish(): { readonly ids?: readonly IdColumn[] } {
    if (this.#columns.size === 0) return {}
    return { ids: [...this.#columns].map(([name, { starts, ids }]) => ({ name, starts: starts.values(), ids: ids.values() })) }
  }

  /** Rows before the first mention of a column have no ids there. */
  #columnOf(name: string): Column {
    const known = this.#columns.get(name)
    if (known !== undefined) return known
    const made = { starts: new Growing(new Uint32Array(1024)), ids: new Growing(new Uint32Array(1024)) }
    for (let row = 0; row <= this.#rows; row++) made.starts.push(0)
    this.#columns.set(name, made)
    return made
  }
}

export function idOf(text: string): number {
  const number = /^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : Number.NaN
  return number < 2 ** 32 ? number : hashText(text)
}

/** Which rows make up which request, while they are read: those of one request stand together. */
import { fileFault, quoted } from './file-fault.ts'
import { Growing } from './growing.ts'

export class RequestRows {
  readonly names: string[] = []
  readonly #path: string
  readonly #known = new Set<string>()
  /** A 0, then the end of each request. */
  readonly #ends = new Growing(new Uint32Array(1024))
  #current: string | undefined

  constructor(path: string) {
    this.#path = path
    this.#ends.push(0)
  }

  /** Rows that named a request so far. */
  get rows(): number {
    return this.#ends.last()
  }

  add(name: string, line: number): void {
    if (name !== this.#current) this.#begin(name, line)
    this.#ends.setLast(this.#ends.last() + 1)
  }

  /** As examples hold them; undefined where no row named one. */
  bounds(): Uint32Array | undefined {
    return this.names.length === 0 ? undefined : this.#ends.values()
  }

  #begin(name: string, line: number): void {
    if (name === '') throw fileFault(this.#path, line, 'the row names no request', 'name one in every row or in none')
    if (this.#known.has(name))
      throw fileFault(this.#path, line, `request ${quoted(name)} goes on here, but others stand between`, 'put its rows together')
    this.#known.add(name)
    this.names.push(name)
    this.#ends.push(this.#ends.last())
    this.#current = name
  }
}

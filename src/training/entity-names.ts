/** A column of entities under construction, rows of one entity at a time. */
import { type EntityColumn, noEntity } from '../models/glmix/mixed-examples.ts'

export class EntityNames {
  readonly #name: string
  readonly #numbers = new Map<string, number>()
  readonly #ofRow: number[] = []

  constructor(name: string) {
    this.#name = name
  }

  /** Without an entity the rows name none. */
  add(entity: string | undefined, rows: number): void {
    const number = entity === undefined ? noEntity : this.#numberOf(entity)
    for (let row = 0; row < rows; row++) this.#ofRow.push(number)
  }

  column(): EntityColumn {
    return { name: this.#name, names: [...this.#numbers.keys()], ofRow: Uint32Array.from(this.#ofRow) }
  }

  #numberOf(entity: string): number {
    const known = this.#numbers.get(entity)
    if (known !== undefined) return known
    this.#numbers.set(entity, this.#numbers.size)
    return this.#numbers.size - 1
  }
}

/** The cells of one entity's rows, read once from the shard that they lie in; its buffers serve entity after entity. */
import { grow } from '../../../math/grow.ts'
import type { RowSource } from './row-source.ts'

export class OwnRows {
  /** By row, where its cells begin; and where the last ends. */
  starts: Uint32Array = new Uint32Array(16)
  features: Uint32Array = new Uint32Array(256)
  values: Float64Array = new Float64Array(256)
  /** In the source. */
  rows: Uint32Array = new Uint32Array(0)

  read({ reader }: RowSource, rows: Uint32Array): this {
    this.rows = rows
    this.starts = grow(this.starts, rows.length + 1)
    let at = 0
    for (let i = 0; i < rows.length; i++) {
      const count = reader.read(rows[i])
      if (at + count > this.features.length) this.#grow(at + count)
      for (let cell = 0; cell < count; cell++, at++) {
        this.features[at] = reader.features[cell]
        this.values[at] = reader.values[cell]
      }
      this.starts[i + 1] = at
    }
    return this
  }

  #grow(cells: number): void {
    this.features = grow(this.features, cells)
    this.values = grow(this.values, cells)
  }
}

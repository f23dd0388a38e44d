/** H_0 of a row: its standardised features, the indicators of what is missing, and the mean vectors of its ids. */
import type { IdColumn } from '../examples.ts'
import type { Rows } from '../model.ts'
import { standardizer } from '../standardization.ts'
import { embedder } from './id-vectors.ts'
import type { NeuralModel } from './neural-model.ts'

export interface InputWriter {
  write(rows: Rows, row: number, into: Float32Array, to: number): void
  /** The mean vectors alone, at `to`. */
  writeVectors(ids: readonly IdColumn[] | undefined, row: number, into: Float32Array, to: number): void
}

/** `places` hold the column of each feature. */
export function inputWriter(model: NeuralModel, places: Int32Array): InputWriter {
  const standardize = standardizer(model, places)
  const inputs = model.features.length + model.indicators.length
  const embeds = model.embeddings.map((embedding) => ({ embed: embedder(embedding), dimension: embedding.dimension }))

  function writeVectors(ids: readonly IdColumn[] | undefined, row: number, into: Float32Array, to: number): void {
    let at = to
    for (const { embed, dimension } of embeds) {
      embed(ids, row, into, at)
      at += dimension
    }
  }

  return {
    writeVectors,
    write({ values, width, ids }, row, into, to) {
      standardize(values, row * width, into, to)
      writeVectors(ids, row, into, to + inputs)
    },
  }
}

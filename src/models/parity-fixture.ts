/**
 * Vectors with the scores that the model gave them when it was made (I5). A loaded model must give the same scores bit
 * for bit, so a change of the scoring code or a damaged file is found before it ranks anybody.
 */
import { hash32 } from '../math/hash32.ts'
import type { IdColumn } from './examples.ts'
import { bindModel } from './kinds.ts'
import type { Model, Rows } from './model.ts'

export interface ParityFixture {
  /** Row-major, rows × features of the model. */
  readonly values: Float32Array
  readonly scores: Float64Array
  /** Of models that read ids. */
  readonly ids?: readonly IdColumn[]
}

/** A model as it is published: it never travels without its fixture. */
export interface ModelArtifact {
  readonly model: Model
  readonly fixture: ParityFixture
}

const fixtureRows = 16

/** About one input in five is missing, the others lie between −4 and 4. */
export function withFixture(model: Model): ModelArtifact {
  const width = model.features.length
  const values = Float32Array.from({ length: fixtureRows * width }, (_, cell) => fixtureValue(cell))
  const inputs = model.embeddings === undefined ? { values } : { values, ids: fixtureIds(model.embeddings, width === 0 ? 1 : fixtureRows) }
  return { model, fixture: { ...inputs, scores: scoresOf(model, inputs) } }
}

export function checkParity({ model, fixture }: ModelArtifact): void {
  const scores = scoresOf(model, fixture)
  const differing = scores.findIndex((score, row) => !Object.is(score, fixture.scores[row]))
  if (scores.length !== fixture.scores.length || differing !== -1) {
    throw new RangeError(`the ${model.kind} model does not give the scores it was published with (row ${differing}); publish it again`)
  }
}

function scoresOf(model: Model, inputs: Pick<ParityFixture, 'values' | 'ids'>): Float64Array {
  const width = model.features.length
  const rows: Rows = { ...inputs, width, count: width === 0 ? 1 : inputs.values.length / width }
  const scores = new Float64Array(rows.count)
  bindModel(model, model.features).score(rows, scores)
  return scores
}

function fixtureValue(cell: number): number {
  return hash32(1, cell) % 5 === 0 ? NaN : (hash32(2, cell) / 2 ** 32) * 8 - 4
}

/** None to three a row, about one in four unknown. */
function fixtureIds(embeddings: NonNullable<Model['embeddings']>, rows: number): IdColumn[] {
  return embeddings.map(({ name, ids }, column) => {
    const starts = new Uint32Array(rows + 1)
    for (let row = 0; row < rows; row++) starts[row + 1] = starts[row] + (hash32(3, row, column) % 4)
    const drawn = (at: number) => hash32(4, at, column)
    return {
      name,
      starts,
      ids: Uint32Array.from({ length: starts[rows] }, (_, at) =>
        drawn(at) % 4 === 0 ? drawn(at) : (ids[drawn(at) % ids.length] ?? drawn(at)),
      ),
    }
  })
}

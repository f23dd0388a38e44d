/**
 * Vectors with the scores that the model gave them when it was made (I5). A loaded model must give the same scores bit
 * for bit, so a change of the scoring code or a damaged file is found before it ranks anybody.
 */
import { hash32 } from '../math/hash32.ts'
import { bindModel } from './kinds.ts'
import type { Model, Rows } from './model.ts'

export interface ParityFixture {
  /** Row-major, rows × features of the model. */
  readonly values: Float32Array
  readonly scores: Float64Array
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
  return { model, fixture: { values, scores: scoresOf(model, values) } }
}

export function checkParity({ model, fixture }: ModelArtifact): void {
  const scores = scoresOf(model, fixture.values)
  const differing = scores.findIndex((score, row) => !Object.is(score, fixture.scores[row]))
  if (scores.length !== fixture.scores.length || differing !== -1) {
    throw new RangeError(`the ${model.kind} model does not give the scores it was published with (row ${differing}); publish it again`)
  }
}

function scoresOf(model: Model, values: Float32Array): Float64Array {
  const width = model.features.length
  const rows: Rows = { values, width, count: width === 0 ? 1 : values.length / width }
  const scores = new Float64Array(rows.count)
  bindModel(model, model.features).score(rows, scores)
  return scores
}

function fixtureValue(cell: number): number {
  return hash32(1, cell) % 5 === 0 ? NaN : (hash32(2, cell) / 2 ** 32) * 8 - 4
}

/**
 * Vectors with the scores that the model gave them when it was made (I5). A loaded model must give the same scores bit
 * for bit, so a change of the scoring code or a damaged file is found before it ranks anybody.
 */
import { hash32, uniform } from '../math/hash32.ts'
import type { Calibration } from './calibration/calibration.ts'
import type { IdColumn } from './examples.ts'
import { type GlmixModel, isRandom } from './glmix/glmix-model.ts'
import { bindModel } from './kinds.ts'
import type { EffectColumn, Model, Rows } from './model.ts'

export interface ParityFixture {
  /** Row-major, rows × features of the model. */
  readonly values: Float32Array
  readonly scores: Float64Array
  /** Of models that read ids. */
  readonly ids?: readonly IdColumn[]
  /** Of models with random effects. */
  readonly effects?: readonly EffectColumn[]
}

/** A model as it is published: it never travels without its fixture. */
export interface ModelArtifact {
  readonly model: Model
  readonly fixture: ParityFixture
  /** Of models whose scores may be stated as chances. */
  readonly calibration?: Calibration
}

const fixtureRows = 16
/** Of an effect, about. */
const fixtureFeatures = 40

/** About one input in five is missing, the others lie between −4 and 4. */
export function withFixture(model: Model): ModelArtifact {
  const width = model.features.length
  const values = Float32Array.from({ length: fixtureRows * width }, (_, cell) => fixtureValue(cell))
  const rows = width === 0 ? 1 : fixtureRows
  const inputs = {
    values,
    ...(model.embeddings && { ids: fixtureIds(model.embeddings, rows) }),
    ...(model.kind === 'glmix' && { effects: fixtureEffects(model as GlmixModel, rows) }),
  }
  return { model, fixture: { ...inputs, scores: scoresOf(model, inputs) } }
}

export function checkParity({ model, fixture }: ModelArtifact): void {
  const scores = scoresOf(model, fixture)
  const differing = scores.findIndex((score, row) => !Object.is(score, fixture.scores[row]))
  if (scores.length !== fixture.scores.length || differing !== -1) {
    throw new RangeError(`the ${model.kind} model does not give the scores it was published with (row ${differing}); publish it again`)
  }
}

function scoresOf(model: Model, inputs: Omit<ParityFixture, 'scores'>): Float64Array {
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

/** Effects of entities that there are not, since those that there are may lie elsewhere: some dozen features each, one row in eight without any. */
function fixtureEffects({ coordinates }: GlmixModel, rows: number): EffectColumn[] {
  return coordinates.filter(isRandom).map(({ name, features }, column) => {
    const share = Math.min(2 / 3, fixtureFeatures / features.length)
    const effects = Array.from({ length: rows }, (_, row) => {
      const own = Uint32Array.from(features.keys()).filter((feature) => row % 8 !== 7 && uniform(5, row, feature, column) < share)
      const coefficients = Float32Array.from(own, (feature) => uniform(6, row, feature, column) * 4 - 2)
      return { features: own, coefficients, variances: new Float32Array(own.length) }
    })
    return { coordinate: name, effects }
  })
}

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { near } from '../../../../tests/models/near.ts'
import type { GlmixModel, RandomCoordinate } from '../glmix-model.ts'
import { unpackEffects } from '../packed-effects.ts'
import { refitEntity } from '../refit-entity.ts'
import type { GlmixStage } from './glmix-run.ts'
import { mixedExamples, rowsOf } from './mixed-fixture.ts'
import { effectsOfModel, global, perFilm, perUser, train } from './train-fixture.ts'

describe('GLMix from an earlier model', () => {
  it('starts from a model, scores and all, and keeps what is locked', async () => {
    const examples = mixedExamples({ rows: 2000, users: 50, films: 20 })
    const coordinates = [global, perUser, perFilm]
    const first = await train(examples, { coordinates, passes: 30 })
    const objectives: number[] = []
    const stage = ({ objective }: GlmixStage) => void objectives.push(objective)
    const again = await train(examples, { coordinates, passes: 1 }, { warmStart: { model: first }, stage })
    // What was at the optimum, but for its float32 coefficients, stays there from the first fit on.
    near(objectives[0], objectives[2], 1e-3)
    assert.deepEqual(again.coordinates[0].features, first.coordinates[0].features)
    const locked = [global, { ...perUser, locked: true }, perFilm]
    const other = mixedExamples({ rows: 2000, users: 50, films: 20, seed: 2 })
    const kept = await train(other, { coordinates: locked, passes: 2 }, { warmStart: { model: first } })
    assert.deepEqual(kept.coordinates[1], first.coordinates[1])
    assert.notDeepEqual(kept.coordinates[0], first.coordinates[0])
    await assert.rejects(train(examples, { coordinates: locked }), /"per-user" is locked, but no model to start from has it/)
  })

  it('learns from halves in turn, by prior, nearly what it learns from the whole', async () => {
    const examples = mixedExamples({ rows: 4000, users: 5, films: 3, loss: 'squared' })
    const coordinates = [{ ...perUser, lambda: 1 }]
    const whole = await train(examples, { loss: 'squared', coordinates })
    const half = await train(rowsOf(examples, 0, 2000), { loss: 'squared', coordinates })
    const prior = [{ ...perUser, prior: 1 }]
    const both = await train(rowsOf(examples, 2000, 4000), { loss: 'squared', coordinates: prior }, { warmStart: { model: half } })
    const alone = await train(rowsOf(examples, 2000, 4000), { loss: 'squared', coordinates })
    const distance = (a: GlmixModel, b: GlmixModel) =>
      effectsOfModel(a).coefficients.reduce((sum, x, i) => sum + (x - effectsOfModel(b).coefficients[i]) ** 2, 0)
    assert.ok(distance(both, whole) < 0.25 * distance(alone, whole))
    // Two halves tell more than one.
    effectsOfModel(both).variances.forEach((variance, i) => void assert.ok(variance < effectsOfModel(half).variances[i]))
  })

  it('refits one entity as a whole training fits it', async () => {
    const examples = mixedExamples({ rows: 1500, users: 30, films: 8 })
    const model = await train(examples, { coordinates: [perUser] })
    const known = model.coordinates[0] as RandomCoordinate
    const { features, matrix } = examples.shards[1]
    const trained = unpackEffects(known.effects!)
    for (const { entity, effect } of trained) {
      const rows = [...examples.labels.keys()].filter((row) => examples.entities[0].names[examples.entities[0].ofRow[row]] === entity)
      const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row])
      const values = Float64Array.from(rows.flatMap((row) => [...matrix.values.subarray(row * 5, row * 5 + 5)]))
      const own = { features, matrix: { kind: 'dense' as const, values, width: 5 }, labels: pick(examples.labels) }
      const given = { ...own, weights: pick(examples.weights!), offsets: new Float64Array(rows.length) }
      const options = { loss: 'logistic' as const, coordinate: perUser }
      assert.deepEqual(refitEntity(known, given, options), effect)
      const again = refitEntity(known, given, options, effect)!
      again.coefficients.forEach((coefficient, i) => void near(coefficient, effect.coefficients[i], 1e-6))
    }
  })
})

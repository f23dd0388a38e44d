import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { near } from '../../../../tests/models/near.ts'
import { openTrainingPool } from '../../../adapters/workers/training-pool.ts'
import type { RandomCoordinate } from '../glmix-model.ts'
import { type MixedExamples, noEntity } from '../mixed-examples.ts'
import { unpackEffects } from '../packed-effects.ts'
import { scoreMixed } from '../score-mixed.ts'
import { mixedExamples, rowsOf, trueEffect } from './mixed-fixture.ts'
import { drawRows } from './reservoir.ts'
import { bytesOf, effectsOfModel, global, perUser, train } from './train-fixture.ts'

describe('a random effect', () => {
  it('draws the same rows whatever stands beside them, and lets them weigh as much as all', async () => {
    const numbers = Uint32Array.from({ length: 500 }, (_, i) => i * 3)
    const drawn = drawRows(7, numbers, 100)
    assert.equal(
      drawn.reduce((sum, one) => sum + one, 0),
      100,
    )
    const back = drawRows(7, numbers.slice().reverse(), 100).reverse()
    assert.deepEqual(back, drawn)
    const other = drawRows(8, numbers, 100)
    assert.notDeepEqual(other, drawn)
    // With one row more at most one of those drawn before is not drawn again.
    const more = drawRows(7, Uint32Array.of(...numbers, 5000), 100)
    assert.ok(drawn.reduce((sum, one, i) => sum + Math.abs(one - more[i]), 0) <= 1)
    const examples = { ...mixedExamples({ rows: 2000, users: 1, films: 1 }), weights: new Float64Array(2000).fill(1) }
    const model = await train(examples, { coordinates: [{ ...perUser, upperBound: 500 }] })
    const whole = await train(examples, { coordinates: [perUser] })
    effectsOfModel(model).variances.forEach((variance, i) => void near(variance / effectsOfModel(whole).variances[i], 1, 0.2))
  })

  it('gives no effect to an entity of too few rows, and to others only as many features as their rows bear', async () => {
    const examples = mixedExamples({ rows: 400, users: 40, films: 10 })
    const rowsOfUser = new Map<string, number>()
    for (const user of examples.entities[0].ofRow) rowsOfUser.set(`user-${user}`, (rowsOfUser.get(`user-${user}`) ?? 0) + 1)
    const model = await train(examples, { coordinates: [global, { ...perUser, lowerBound: 4, featuresToSamplesRatio: 0.5 }] })
    const effects = unpackEffects((model.coordinates[1] as RandomCoordinate).effects!)
    assert.deepEqual(
      effects.map(({ entity }) => entity),
      [...rowsOfUser.keys()].filter((name) => rowsOfUser.get(name)! >= 4).sort(),
    )
    for (const { entity, effect } of effects) {
      assert.ok(effect.features.length <= Math.ceil(rowsOfUser.get(entity)! / 2) + 1)
      assert.equal(effect.features[0], 0)
    }
  })

  it('fits small entities beside one that has seen too many features for Newton as it fits them alone', async () => {
    const [rows, wide, ofWide] = [400, 300, 150]
    const values = new Float32Array(rows * wide)
    for (let row = 0; row < rows; row++)
      for (const feature of row < ofWide ? [row * 2, row * 2 + 1] : [row % 4, 4]) values[row * wide + feature] = trueEffect(9, row, feature)
    const examples: MixedExamples = {
      shards: [{ name: 'own', features: Array.from({ length: wide }, (_, i) => `f${i}`), matrix: { kind: 'dense', values, width: wide } }],
      entities: [
        {
          name: 'user',
          names: Array.from({ length: 11 }, (_, user) => `u${user}`),
          ofRow: Uint32Array.from({ length: rows }, (_, row) => (row < ofWide ? 0 : 1 + (row % 10))),
        },
      ],
      labels: Float64Array.from({ length: rows }, (_, row) => Number(trueEffect(8, row, 0) > 0)),
    }
    const options = { coordinates: [perUser], passes: 1 }
    const pool = await openTrainingPool(2)
    try {
      const whole = await train(examples, options, { pool })
      const small = await train(rowsOf(examples, ofWide, rows), options)
      const [widest, ...others] = unpackEffects(effectsOfModel(whole))
      assert.deepEqual([widest.entity, widest.effect.features.length], ['u0', wide + 1])
      assert.deepEqual(others, unpackEffects(effectsOfModel(small)))
      assert.deepEqual(bytesOf(whole), bytesOf(await train(examples, options)))
    } finally {
      await pool.close()
    }
  })

  it('takes entities of one class, of one row, with long ids, and rows that name none', async () => {
    const labels = Float64Array.of(1, 1, 1, 0, 1, 0)
    const long = 'x'.repeat(10_240)
    const matrix = { kind: 'dense' as const, values: Float64Array.of(1, 2, 3, NaN, -1, 0), width: 1 }
    const examples: MixedExamples = {
      shards: [{ name: 'own', features: ['o'], matrix }],
      entities: [{ name: 'user', names: ['one-class', long, 'both'], ofRow: Uint32Array.of(0, 0, 1, 2, 2, noEntity) }],
      labels,
    }
    const model = await train(examples, { coordinates: [perUser], passes: 2 })
    const effects = new Map(
      unpackEffects((model.coordinates[0] as RandomCoordinate).effects!).map(({ entity, effect }) => [entity, effect]),
    )
    assert.deepEqual([...effects.keys()].sort(), ['both', 'one-class', long].sort())
    for (const { coefficients, variances } of effects.values()) {
      assert.ok(coefficients.every(Number.isFinite))
      assert.ok(variances.every((variance) => variance > 0 && variance < Infinity))
    }
    const scores = await scoreMixed(model, { ...examples, entities: [{ name: 'user', names: ['never seen'], ofRow: new Uint32Array(6) }] })
    assert.deepEqual(scores, new Float64Array(6))
  })
})

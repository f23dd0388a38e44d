import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { near } from '../../../../tests/models/near.ts'
import type { FixedCoordinate, RandomCoordinate } from '../glmix-model.ts'
import type { GlmixOptions } from '../glmix-options.ts'
import { type MixedExamples, sourceOf } from '../mixed-examples.ts'
import { unpackEffects } from '../packed-effects.ts'
import { scoreMixed } from '../score-mixed.ts'
import type { GlmixStage } from './glmix-run.ts'
import { mixedExamples, rowsOf, trueEffect } from './mixed-fixture.ts'
import { global, perFilm, perUser, train } from './train-fixture.ts'

describe('the GLMix trainer', () => {
  for (const loss of ['logistic', 'squared', 'poisson'] as const) {
    it(`finds the effects that rows were made of, by the ${loss} loss`, async () => {
      const examples = mixedExamples({ rows: 6000, users: 6, films: 3, loss })
      const model = await train(examples, { loss, passes: 3, coordinates: [global, { ...perUser, lambda: 0.1 }] })
      const [fixed, random] = model.coordinates as [FixedCoordinate, RandomCoordinate]
      const within = { logistic: 0.35, squared: 0.02, poisson: 0.2 }[loss]
      for (let column = 0; column < 5; column++) near(fixed.coefficients[column + 1], trueEffect(1, 0, column), within)
      const effect = unpackEffects(random.effects!).find(({ entity }) => entity === 'user-0')!.effect
      for (let column = 0; column < 5; column++) near(effect.coefficients[column + 1], trueEffect(1, 1000, column), within)
    })
  }

  it('never raises the joint objective by a fit', async () => {
    const made = fc.record({
      rows: fc.integer({ min: 20, max: 300 }),
      users: fc.integer({ min: 1, max: 30 }),
      films: fc.integer({ min: 1, max: 10 }),
      seed: fc.integer({ min: 1, max: 1000 }),
      loss: fc.constantFrom('logistic' as const, 'squared' as const, 'poisson' as const),
      single: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(made, fc.double({ min: 0.01, max: 10, noNaN: true }), async (given, lambda) => {
        const objectives: number[] = []
        const coordinates = [global, perUser, perFilm].map((one) => ({ ...one, lambda }))
        const options = { loss: given.loss, passes: 3, coordinates }
        const examples = mixedExamples(given)
        fc.pre(given.loss !== 'logistic' || (examples.labels.includes(0) && examples.labels.includes(1)))
        await train(examples, options, { stage: ({ objective }) => objectives.push(objective) })
        for (let i = 1; i < objectives.length; i++) assert.ok(objectives[i] <= objectives[i - 1] + 1e-11 * Math.abs(objectives[i - 1]))
      }),
      { seed: 5, numRuns: 40 },
    )
  })

  it('scores the rows that were held back as the model does afterwards', async () => {
    const examples = mixedExamples({ rows: 1200, users: 60, films: 10 })
    const [training, held] = [rowsOf(examples, 0, 1000), rowsOf(examples, 1000, 1200)]
    let margins = new Float64Array(0)
    const stage = (done: GlmixStage) => {
      margins = done.heldMargins.slice()
    }
    const model = await train(training, { coordinates: [global, perUser, perFilm] }, { held: sourceOf(held), stage })
    const scores = await scoreMixed(model, held)
    margins.forEach((margin, row) => void near(scores[row], margin, 1e-5))
  })

  it('refuses what cannot be learned from, and says why', async () => {
    const good = mixedExamples({ rows: 50, users: 5, films: 2 })
    const bad: [MixedExamples, Partial<GlmixOptions>, RegExp][] = [
      [good, {}, /there are no coordinates/],
      [good, { coordinates: [{ ...global, shard: 'globl' }] }, /"global" names the shard "globl"; the rows have "global", "own"/],
      [good, { coordinates: [{ ...perUser, entity: 'usr' }] }, /"per-user" names the entity "usr"; the rows have "user", "film"/],
      [good, { coordinates: [global, global] }, /"global" stands twice/],
      [good, { coordinates: [{ ...global, lambda: -1 }] }, /"global" has "lambda" -1; give a number from 0 on/],
      [good, { coordinates: [{ ...global, upperBound: 3 }] }, /"global" has "upperBound" 3; it is of random effects/],
      [
        good,
        { coordinates: [{ ...perUser, lowerBound: 9, upperBound: 8 }] },
        /"per-user" has "lowerBound" 9; .* "upperBound" 8; give no more/,
      ],
      [good, { coordinates: [global], passes: 0 }, /"passes" is 0/],
      [good, { coordinates: [{ ...perUser, prior: 1 }] }, /held to a prior, but no model to start from/],
      [{ ...good, labels: new Float64Array(50) }, { coordinates: [global] }, /all 50 labels are 0/],
      [{ ...good, labels: good.labels.map((label) => label - 1) }, { coordinates: [global], loss: 'poisson' }, /is negative/],
    ]
    for (const [examples, options, message] of bad)
      await assert.rejects(train(examples, options), (error) => error instanceof RangeError && message.test(error.message), String(message))
  })

  it('stops where it is told to', async () => {
    const stop = new AbortController()
    const run = { signal: stop.signal, stage: () => stop.abort(new Error('enough')) }
    await assert.rejects(train(mixedExamples({ rows: 100, users: 5, films: 2 }), { coordinates: [global, perUser] }, run), /enough/)
  })
})

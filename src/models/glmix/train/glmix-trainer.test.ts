import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { packageRoot } from '../../../adapters/files/package-root.ts'
import { openScratchFile } from '../../../adapters/files/scratch-file.ts'
import { openTrainingPool } from '../../../adapters/workers/training-pool.ts'
import { encodeModel } from '../../model-file.ts'
import { withFixture } from '../../parity-fixture.ts'
import { soloPool } from '../../solo-pool.ts'
import type { FixedCoordinate, GlmixModel, RandomCoordinate } from '../glmix-model.ts'
import { type GlmixOptions, glmixDefaults } from '../glmix-options.ts'
import { type MixedExamples, noEntity, sourceOf } from '../mixed-examples.ts'
import { packTrained } from '../pack-trained.ts'
import { unpackEffects } from '../packed-effects.ts'
import { refitEntity } from '../refit-entity.ts'
import { scoreMixed } from '../score-mixed.ts'
import { memoryScratch } from '../scratch.ts'
import type { GlmixRun, GlmixStage } from './glmix-run.ts'
import { trainGlmix } from './glmix-trainer.ts'
import { mixedExamples, rowsOf, streamed, trueEffect } from './mixed-fixture.ts'
import { drawRows } from './reservoir.ts'

const file = join(packageRoot(), '../shared/data/goldens/glmix/glmix_logistic.json')
const skip = existsSync(file) ? false : 'needs ../shared/data'

const runOf = (given: Partial<GlmixRun> = {}): GlmixRun => ({
  pool: soloPool,
  scratch: memoryScratch(),
  signal: new AbortController().signal,
  progress: () => {},
  ...given,
})

async function train(examples: MixedExamples, options: Partial<GlmixOptions>, given: Partial<GlmixRun> = {}): Promise<GlmixModel> {
  return packTrained(await trainGlmix(sourceOf(examples), { ...glmixDefaults, ...options }, runOf(given)), given.warmStart?.model)
}

const near = (found: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(found - expected) <= tolerance, `${found}, expected ${expected} within ${tolerance}`)

interface Golden {
  readonly rows: readonly { readonly entity: number; readonly f: readonly number[]; readonly y: number; readonly w: number }[]
  readonly solution: {
    readonly joint_objective: number
    readonly fixed: readonly number[]
    readonly random: readonly (readonly number[])[]
    readonly bcd_objective_by_pass: readonly number[]
    readonly fe_only_objective: number
  }
}

function goldenExamples({ rows }: Golden): MixedExamples {
  const dense = (width: number) => ({
    kind: 'dense' as const,
    values: Float64Array.from(rows.flatMap(({ f }) => f.slice(0, width))),
    width,
  })
  const names = [...new Set(rows.map(({ entity }) => String(entity)))]
  return {
    shards: [
      { name: 'all', features: ['f0', 'f1', 'f2', 'f3'], matrix: dense(4) },
      { name: 'few', features: ['f0', 'f1'], matrix: dense(2) },
    ],
    entities: [{ name: 'who', names, ofRow: Uint32Array.from(rows, ({ entity }) => names.indexOf(String(entity))) }],
    labels: Float64Array.from(rows, ({ y }) => y),
    weights: Float64Array.from(rows, ({ w }) => w),
  }
}

const goldenCoordinates = [
  { name: 'global', shard: 'all', lambda: 1 },
  { name: 'per-who', shard: 'few', entity: 'who', lambda: 2 },
]

const global = { name: 'global', shard: 'global', lambda: 1 }
const perUser = { name: 'per-user', shard: 'own', entity: 'user', lambda: 1 }
const perFilm = { name: 'per-film', shard: 'own', entity: 'film', lambda: 2 }

const bytesOf = (model: GlmixModel) => encodeModel(withFixture(model))
/** Of the first coordinate, all entities together. */
const effectsOfModel = ({ coordinates }: GlmixModel) => (coordinates[0] as RandomCoordinate).effects!

describe('the GLMix trainer', () => {
  it('descends to the joint optimum that Newton finds on all coefficients at once', { skip }, async () => {
    const golden: Golden = JSON.parse(readFileSync(file, 'utf8'))
    const { solution } = golden
    const stages: GlmixStage[] = []
    const model = await train(
      goldenExamples(golden),
      { coordinates: goldenCoordinates, passes: 50 },
      { stage: (done) => stages.push(done) },
    )
    const byPass = stages.filter(({ stage }) => stage === 'per-who').map(({ objective }) => objective)
    solution.bcd_objective_by_pass.slice(0, 12).forEach((objective, i) => void near(byPass[i], objective, 1e-8 * objective))
    near(byPass[49], solution.joint_objective, 1e-8)
    const [fixed, random] = model.coordinates as [FixedCoordinate, RandomCoordinate]
    // The intercept is our first, and the last of the reference.
    const expected = (reference: readonly number[]) => [reference.at(-1)!, ...reference.slice(0, -1)]
    expected(solution.fixed).forEach((coefficient, i) => void near(fixed.coefficients[i], coefficient, 2.5e-8))
    for (const { entity, effect } of unpackEffects(random.effects!))
      expected(solution.random[Number(entity)]).forEach((coefficient, i) => void near(effect.coefficients[i], coefficient, 1e-7))
  })

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

  it('gives the same bytes with one, two and three threads', async () => {
    for (const single of [false, true]) {
      const examples = mixedExamples({ rows: 3000, users: 200, films: 40, single })
      const options = { passes: 2, coordinates: [global, perUser, { ...perFilm, upperBound: 40 }] }
      const alone = bytesOf(await train(examples, options))
      for (const threads of [1, 2, 3]) {
        const pool = await openTrainingPool(threads)
        try {
          assert.deepEqual(bytesOf(await train(examples, options, { pool })), alone)
        } finally {
          await pool.close()
        }
      }
    }
  })

  it('gives the same bytes from rows in memory and from rows that pass in chunks over a file', async () => {
    const examples = mixedExamples({ rows: 9000, users: 300, films: 40 })
    const [training, held] = [rowsOf(examples, 0, 8000), rowsOf(examples, 8000, 9000)]
    const options = { ...glmixDefaults, passes: 2, coordinates: [global, perUser, { ...perFilm, upperBound: 100, lowerBound: 50 }] }
    const margins: Float64Array[] = []
    const stage = (done: GlmixStage) => void margins.push(Float64Array.of(...done.margins, ...done.heldMargins))
    const whole = packTrained(await trainGlmix(sourceOf(training), options, runOf({ held: sourceOf(held), stage })))
    const scratch = openScratchFile()
    try {
      const run = runOf({ scratch, held: streamed(held, 333), stage })
      assert.deepEqual(bytesOf(packTrained(await trainGlmix(streamed(training, 5000), options, run))), bytesOf(whole))
    } finally {
      scratch.close()
    }
    for (let i = 0; i < 6; i++) assert.deepEqual(margins[i], margins[i + 6])
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

  for (const size of [1e30, 1e300]) {
    it(`reaches the optimum where one row has a value of ${size}, as if its coefficient had explained that row away`, async () => {
      const examples = mixedExamples({ rows: 200, users: 5, films: 2 })
      const [{ features, matrix }, own] = examples.shards
      const cells = Float64Array.from({ length: 200 * 6 }, (_, at) =>
        at % 6 < 5 ? matrix.values[Math.floor(at / 6) * 5 + (at % 6)] : at === 5 ? size : 0,
      )
      const odd = { name: 'global', features: [...features, 'odd'], matrix: { kind: 'dense' as const, values: cells, width: 6 } }
      const found: GlmixStage[] = []
      const stage = (done: GlmixStage) => found.push(done)
      const weights = examples.weights!.slice()
      await train({ ...examples, shards: [odd, own], weights }, { coordinates: [global] }, { stage })
      weights[0] = 0
      await train({ ...examples, weights }, { coordinates: [global] }, { stage })
      near(found[0].objective, found[1].objective, 1e-7)
      assert.deepEqual(
        found.map(({ warning }) => warning),
        [undefined, undefined],
      )
    })
  }

  it('says which fit stopped before it converged, and what to do', async () => {
    const examples = mixedExamples({ rows: 200, users: 5, films: 2 })
    const [{ features, matrix }] = examples.shards
    const values = matrix.values.map((value, at) => (at % 5 === 3 ? value * 5000 : value))
    const long = { ...examples, shards: [{ name: 'global', features, matrix: { ...matrix, values } }] } as MixedExamples
    const warnings: (string | undefined)[] = []
    const stage = ({ warning }: GlmixStage) => warnings.push(warning)
    for (const [given, maxIterations] of [
      [examples, 1],
      [long, 1],
      [long, 200],
    ] as const)
      await train(given, { coordinates: [global], maxIterations }, { stage })
    assert.match(
      warnings[0]!,
      /the fit of "global" stopped before it converged, at a gradient norm of [\d.]+ .*; give more "maxIterations"/,
    )
    assert.match(warnings[1]!, /; scale the feature "g3", whose values go up to 4\.91e\+3, or give more/)
    assert.equal(warnings[2], undefined)
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

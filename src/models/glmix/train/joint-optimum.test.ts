import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { near } from '../../../../tests/models/near.ts'
import { packageRoot } from '../../../adapters/files/package-root.ts'
import type { FixedCoordinate, RandomCoordinate } from '../glmix-model.ts'
import type { MixedExamples } from '../mixed-examples.ts'
import { unpackEffects } from '../packed-effects.ts'
import type { GlmixStage } from './glmix-run.ts'
import { mixedExamples } from './mixed-fixture.ts'
import { global, train } from './train-fixture.ts'

const file = join(packageRoot(), '../shared/data/goldens/glmix/glmix_logistic.json')
const skip = existsSync(file) ? false : 'needs ../shared/data'

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

describe('the optimum of a GLMix model', () => {
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
})

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { packageRoot } from '../../../adapters/files/package-root.ts'
import { soloPool } from '../../solo-pool.ts'
import { type FixedCoordinate, type GlmixModel, type RandomCoordinate, unpackEffects } from '../glmix-model.ts'
import { type GlmixOptions, glmixDefaults } from '../glmix-options.ts'
import { type MixedExamples, sourceOf } from '../mixed-examples.ts'
import { packTrained } from '../pack-trained.ts'
import { memoryScratch } from '../scratch.ts'
import type { GlmixRun, GlmixStage } from './glmix-run.ts'
import { trainGlmix } from './glmix-trainer.ts'

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
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auc } from '../../evaluation/auc.ts'
import { uniform } from '../../math/hash32.ts'
import type { Examples } from '../../models/examples.ts'
import { type GlmixModel, isRandom } from '../../models/glmix/glmix-model.ts'
import { bindGlmix } from '../../models/glmix/glmix-scorer.ts'
import { effectReader } from '../../models/glmix/packed-effects.ts'
import { scoreMixed } from '../../models/glmix/score-mixed.ts'
import { optionsOf } from '../../models/learners.ts'
import { soloPool } from '../../models/solo-pool.ts'
import { treeLearner } from '../../models/tree/train/tree-learner.ts'
import { selectPages } from '../select-pages.ts'
import type { TrainingPages } from '../training-pages.ts'
import { type PageGlmixOptions, pageGlmixDefaults, trainPageGlmix } from './page-glmix.ts'
import { pageRows } from './page-rows.ts'

const [pageCount, rows] = [300, 10]
const features = ['skill-fit', 'years', 'unknown']
const recruiters = ['ann', 'bob', 'eve']

/** Everybody likes the first feature; Ann likes many years, Bob few, Eve does not care. The third is hardly ever known. */
function pagesOfTastes(): TrainingPages {
  const count = pageCount * rows
  const values = new Float32Array(count * 3)
  const asker = (row: number) => Math.floor(row / rows) % 3
  const labels = Float64Array.from({ length: count }, (_, row) => {
    const [fit, years] = [uniform(1, row), 30 * uniform(2, row)]
    values.set([fit, years, uniform(3, row) < 0.1 ? 1000 : Number.NaN], row * 3)
    const taste = [1, -1, 0][asker(row)]! * (years / 15 - 1)
    return Number(uniform(4, row) < 1 / (1 + Math.exp(-(3 * fit - 3 + 3 * taste))))
  })
  return {
    examples: {
      features,
      matrix: { kind: 'dense', values, width: 3 },
      labels,
      requests: Uint32Array.from({ length: pageCount + 1 }, (_, page) => page * rows),
    },
    ats: Float64Array.from({ length: pageCount }, (_, page) => page),
    heldOut: new Uint8Array(pageCount),
    validation: new Uint8Array(pageCount),
    random: new Uint8Array(pageCount),
    places: Uint32Array.from({ length: count }, (_, row) => row % rows),
    viewed: new Uint8Array(count),
    askers: [
      { name: 'recruiter', names: recruiters, ofRow: Uint32Array.from({ length: count }, (_, row) => asker(row)) },
      { name: 'contract', names: ['acme'], ofRow: new Uint32Array(count) },
    ],
    coverage: new Float64Array(3),
    backfilled: new Float64Array(3),
    end: 0 as never,
  }
}

const all = pagesOfTastes()
const training = selectPages(all, (page) => page % 5 !== 0)
const valid = selectPages(all, (page) => page % 10 === 0)
const test = selectPages(all, (page) => page % 10 === 5)

async function train(options: Partial<PageGlmixOptions>, seen: Examples[] = []): Promise<GlmixModel> {
  const run = { pool: soloPool, signal: new AbortController().signal, progress: () => {} }
  return trainPageGlmix(
    training,
    valid,
    { ...pageGlmixDefaults, globalLambda: 1, effectLambdas: [1, 1e6], ...options },
    {
      ...run,
      async trainTrees(examples) {
        seen.push(examples)
        const given = optionsOf(treeLearner as never, { rounds: 10, maxDepth: 3, objective: 'pointwise-logistic' })
        return treeLearner.train(examples, given as never, { ...run, seed: 1 })
      },
    },
  )
}

/** As serving scores: raw rows, and each row's effects. */
function served(model: GlmixModel, { examples, askers }: TrainingPages): Float64Array {
  const { matrix, labels } = examples
  const scores = new Float64Array(labels.length)
  const effects = model.coordinates.filter(isRandom).map(({ name, entity, effects: packed }) => {
    const column = askers.find((one) => one.name === entity)!
    const effectOf = effectReader(packed!)
    return { coordinate: name, effects: Array.from(column.ofRow, (number) => effectOf(column.names[number]!)) }
  })
  bindGlmix(model, features).score({ values: matrix.values as Float32Array, width: 3, count: labels.length, effects }, scores)
  return scores
}

function aucOf(model: GlmixModel): number {
  return auc(served(model, test), test.examples.labels)
}

describe('GLMix of pages', () => {
  it('learns that recruiters want opposite things, which no global model can', async () => {
    const personal = await train({})
    const global = { ...personal, coordinates: personal.coordinates.slice(0, 1) }
    assert.ok(aucOf(personal) > aucOf(global) + 0.1, `${aucOf(personal)} against ${aucOf(global)}`)
  })

  it('takes the strength that predicts the validation pages best', async () => {
    assert.deepEqual(await train({ effectLambdas: [1, 1e6] }), await train({ effectLambdas: [1] }))
  })

  it('scores raw rows as standardized ones are trained on', async () => {
    const model = await train({ treeShare: 0.5 })
    const standardization = { features: model.features, ...model.standardization! }
    const asTrained = await scoreMixed(model, pageRows(test, standardization, model.trees))
    for (const [row, score] of served(model, test).entries()) assert.ok(Math.abs(score - asTrained[row]!) < 1e-9, `row ${row}`)
  })

  it('learns trees on the earliest pages and effects on the rest', async () => {
    const seen: Examples[] = []
    const model = await train({ treeShare: 0.5 }, seen)
    const half = selectPages(training, (page) => page < training.ats.length / 2)
    assert.deepEqual(
      seen.map(({ labels }) => labels),
      [half.examples.labels],
    )
    const leaf = `gbdt@${model.trees?.hash}/t0=`
    assert.ok(model.coordinates.every((one) => one.features.some((name) => name.startsWith(leaf))))
    assert.ok(aucOf(model) > 0.7)
  })

  it('keeps trees, scales and global effect where only effects are learned anew, and those of recruiters who did not come back', async () => {
    const before = await train({ treeShare: 0.5 })
    const without = selectPages(training, (page) => training.askers[0]!.ofRow[page * rows] !== 2)
    const run = { pool: soloPool, signal: new AbortController().signal, progress: () => {}, warmStart: before }
    const after = await trainPageGlmix(without, valid, { ...pageGlmixDefaults, lockGlobal: true }, { ...run, trainTrees: noTrees })
    assert.deepEqual(
      [after.trees, after.standardization, after.coordinates[0]],
      [before.trees, before.standardization, before.coordinates[0]],
    )
    assert.notDeepEqual(effectIn(after, 'ann'), effectIn(before, 'ann'))
    assert.deepEqual(effectIn(after, 'eve'), effectIn(before, 'eve'))
  })
})

async function noTrees(): Promise<never> {
  throw new RangeError('no trees are to be learned')
}

function effectIn({ coordinates }: GlmixModel, recruiter: string) {
  const found = coordinates.filter(isRandom).find(({ entity }) => entity === 'recruiter')!
  return effectReader(found.effects!)(recruiter)
}

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { termOf } from '../../domain/term.ts'
import { memberTermColumn, termColumn } from '../../features/applicants/term-columns.ts'
import { intercept } from '../../models/glmix/effect.ts'
import { glmixModel } from '../../models/glmix/glmix-model.ts'
import { idFeature } from '../../models/glmix/id-features.ts'
import { bindModel } from '../../models/kinds.ts'
import { scoreExplainer } from './explain-score.ts'
import { featureLabel } from './feature-labels.ts'

const sql = termOf('skill', 3)
const sqlFeature = idFeature(memberTermColumn, sql)
const global = { features: [intercept, 'skill-coverage'], coefficients: Float64Array.of(-1, 0.7), variances: new Float64Array(2) }
const model = glmixModel(
  'logistic',
  [
    { name: 'global', shard: 'pair', ...global },
    { name: 'per-job', shard: 'profile', features: [intercept, sqlFeature, 'skill-coverage'], entity: 'job' },
  ],
  { idColumns: [memberTermColumn] },
)
const columns = ['distance', 'skill-coverage']
const effect = { features: Uint32Array.of(0, 1, 2), coefficients: Float32Array.of(0.1, 0.3, 0.2), variances: new Float32Array(3) }
const rows = {
  values: Float32Array.of(5, 0.5, 5, NaN),
  width: 2,
  count: 2,
  ids: [termColumn(memberTermColumn, [Uint32Array.of(sql), new Uint32Array(0)])],
  effects: [{ coordinate: 'per-job', effects: [effect, undefined] }],
}
const describeTerm = (term: number) => ({ label: `Skill: ${term === sql ? 'SQL' : '?'}`, part: 'skills' }) as const
const explainer = scoreExplainer(bindModel(model, columns), columns, rows, describeTerm)

describe('a score of coordinates', () => {
  it('decomposes into what all share and what the job adds, each into named inputs', () => {
    const [shared, own] = explainer.coordinates!(0)
    assert.deepEqual([shared!.label, own!.label], ['All hirers alike', 'This job'])
    // −1 + .7 · .5, and .1 + .3 + .2 · .5
    assert.deepEqual(
      [shared!.score, own!.score].map((score) => Number(score.toFixed(6))),
      [-0.65, 0.5],
    )
    assert.deepEqual(
      own!.features.map(({ label }) => label),
      ['Skill: SQL', 'Its own level', 'Asked skills held'],
    )
  })

  it('is also told by input, whichever coordinates read it, and sums to the score', () => {
    const scores = new Float64Array(2)
    bindModel(model, columns).score(rows, scores)
    for (const row of [0, 1]) {
      const contributions = explainer.contributions(row)
      assert.equal(
        contributions.reduce((sum, { contribution }) => sum + contribution, 0),
        scores[row]!,
      )
      const parts = Object.values(explainer.parts(row)).reduce((sum, part) => sum + part, 0)
      assert.ok(Math.abs(parts - scores[row]!) < 1e-9)
    }
    assert.deepEqual(
      explainer.contributions(0).map(({ feature, part, value }) => [feature, part, value]),
      [
        ['skill-coverage', 'skills', 0.5],
        [sqlFeature, 'skills', 1],
        ['intercept', 'base', 1],
      ],
    )
  })

  it('names what was seen from the side of the person as such', () => {
    assert.deepEqual(featureLabel('job:exact-title'), { part: 'title', label: 'As the person looks for it: asked title held' })
  })

  it('of an entity never seen is what all share alone', () => {
    const [, own] = explainer.coordinates!(1)
    assert.deepEqual([own!.score, own!.features], [0, []])
  })
})

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { packageRoot } from '../../../adapters/files/package-root.ts'
import { tree } from '../tree.ts'
import { readXgboost } from './read-xgboost.ts'
import { writeXgboost } from './write-xgboost.ts'
import type { WritableObjective } from './xgboost-objective.ts'

const folder = join(packageRoot(), '../shared/data/goldens/xgboost-1.7.4')
const skip = existsSync(folder) ? false : 'the models made with XGBoost 1.7.4 are not beside this checkout'

interface Golden {
  readonly name: string
  readonly objective: WritableObjective
  readonly rows: string
  readonly margins: string
  readonly leaves: string
}

const rank = (name: 'map' | 'ndcg' | 'pairwise'): Golden => ({
  name: `rank_${name}`,
  objective: `rank:${name}`,
  rows: 'Xt.f32',
  margins: `rank_${name}_pred.f32`,
  leaves: `rank_${name}_leaf.npy`,
})
const goldens: readonly Golden[] = [
  rank('map'),
  rank('ndcg'),
  rank('pairwise'),
  { name: 'cat', objective: 'binary:logistic', rows: 'cat_X.f32', margins: 'cat_margin.f32', leaves: 'cat_leaf.f32' },
]

/** Of a NumPy file the numbers alone: its header's length stands in bytes 8 and 9. */
function floats(file: string): Float32Array {
  const bytes = readFileSync(join(folder, file))
  const start = file.endsWith('.npy') ? 10 + bytes.readUInt16LE(8) : 0
  return new Float32Array(Uint8Array.from(bytes.subarray(start)).buffer)
}

const fileOf = (name: string): Uint8Array => readFileSync(join(folder, name))

describe('models that XGBoost 1.7.4 saved', { skip }, () => {
  for (const golden of goldens) {
    it(`of ${golden.objective} give its margins and leaves on all rows, to the last bit`, () => {
      const { model, objective } = readXgboost(fileOf(`${golden.name}.json`))
      assert.equal(objective, golden.objective)
      const values = floats(golden.rows)
      const width = model.features.length
      const rows = { values, width, count: values.length / width }
      const scorer = tree.bind(model, model.features)
      const margins = new Float64Array(rows.count)
      scorer.score(rows, margins)
      assert.deepEqual(Float32Array.from(margins), floats(golden.margins))
      const leaves = new Int32Array(rows.count * scorer.trees)
      scorer.leavesOf(rows, leaves)
      assert.deepEqual(Float32Array.from(leaves), floats(golden.leaves))
    })

    it(`of ${golden.objective} are the same in JSON and UBJSON, and after a trip through our own files`, () => {
      const json = readXgboost(fileOf(`${golden.name}.json`))
      assert.deepEqual(readXgboost(fileOf(`${golden.name}.ubj`)), json)
      for (const format of ['json', 'ubj'] as const) {
        const again = readXgboost(writeXgboost(json.model, { format, objective: golden.objective }))
        assert.deepEqual(again.model, json.model)
        assert.equal(again.objective, golden.objective)
      }
    })
  }

  it('give the probabilities that follow from their margins', () => {
    const probabilities = floats('cat_prob.f32')
    floats('cat_margin.f32').forEach((margin, row) => {
      const p = 1 / (1 + Math.exp(-margin))
      assert.ok(Math.abs(p - probabilities[row]) <= 2e-7 * p)
    })
  })

  it('are explained by contributions that sum to the margin', () => {
    for (const { name, rows: file } of goldens) {
      const { model } = readXgboost(fileOf(`${name}.json`))
      const width = model.features.length
      const rows = { values: floats(file), width, count: 5 }
      const scorer = tree.bind(model, model.features)
      const scores = new Float64Array(5)
      scorer.score(rows, scores)
      const addends = new Float64Array(width + 1)
      for (let row = 0; row < 5; row++) {
        scorer.contribute(rows, row, addends)
        assert.equal(
          addends.reduce((sum, addend) => sum + addend, 0),
          scores[row],
        )
      }
    }
  })

  it('are refused where they are cut off', () => {
    for (const name of ['cat.json', 'cat.ubj']) {
      const bytes = fileOf(name)
      for (let part = 0; part < 40; part++)
        assert.throws(() => readXgboost(bytes.subarray(0, Math.floor((bytes.length * part) / 40))), RangeError)
    }
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { randomRows, randomTrees } from '../../../../tests/models/random-trees.ts'
import { objectiveNames } from '../../objectives/objective.ts'
import { readXgboost } from './read-xgboost.ts'
import { writeXgboost } from './write-xgboost.ts'
import { file, scoresAndLeaves } from './xgboost-fixture.ts'
import { ownObjective, writableObjectives, writtenObjective } from './xgboost-objective.ts'

const shapes = fc.record({
  seed: fc.nat(),
  trees: fc.integer({ min: 0, max: 5 }),
  depth: fc.integer({ min: 0, max: 5 }),
  inputs: fc.integer({ min: 1, max: 4 }),
  categories: fc.boolean(),
})

describe('trees written for XGBoost', () => {
  it('give the same margins when read back, in either format and for every objective', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(...writableObjectives), (shape, objective) => {
        const model = randomTrees(shape)
        const { values, width, count } = randomRows(shape.seed, 20, shape.inputs)
        const rows = Array.from({ length: count }, (_, row) => [...values.subarray(row * width, (row + 1) * width)])
        const json = readXgboost(writeXgboost(model, { format: 'json', objective })).model
        assert.deepEqual(readXgboost(writeXgboost(json, { format: 'ubj', objective })).model, json)
        assert.deepEqual(scoresAndLeaves(json, ...rows).scores, scoresAndLeaves(model, ...rows).scores)
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('are for what they were trained for, on the way there and back', () => {
    for (const objective of objectiveNames) {
      const name = writtenObjective(objective)!
      const { model, objective: found } = readXgboost(writeXgboost(readXgboost(file()).model, { format: 'json', objective: name }))
      assert.deepEqual([found, writtenObjective(model.objective)], [name, name])
    }
    for (const objective of ['pointwise-logistic', 'squared-error', 'pairwise-logistic', 'lambdarank-ndcg'])
      assert.equal(ownObjective(writtenObjective(objective)!), objective)
    for (const name of writableObjectives) assert.equal(writtenObjective(ownObjective(name)), name)
    assert.deepEqual(
      [ownObjective('count:poisson'), writtenObjective('count:poisson'), writtenObjective(undefined)],
      ['count:poisson', undefined, undefined],
    )
    assert.equal(ownObjective('toString'), 'toString')
  })

  it('number siblings one after the other, as XGBoost presumes', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { inputs, lefts, rights } = readXgboost(writeXgboost(randomTrees(shape), { format: 'ubj', objective: 'rank:map' })).model
        assert.ok(inputs.every((input, node) => input < 0 || rights[node] === lefts[node] + 1))
      }),
      { numRuns: 50, seed: 2 },
    )
  })

  it('begin with a tree that gives the base where no probability does', () => {
    const model = { ...readXgboost(file()).model, base: 40 }
    const read = readXgboost(writeXgboost(model, { format: 'ubj', objective: 'binary:logistic' })).model
    assert.deepEqual([read.roots.length, read.base], [2, 0])
    assert.deepEqual(scoresAndLeaves(read, [1, 0]).scores, scoresAndLeaves(model, [1, 0]).scores)
  })

  it('hold the names of features unless they are numbered', () => {
    const { model } = readXgboost(file())
    const named = { ...model, features: ['age', 'größe "x"'] }
    for (const format of ['json', 'ubj'] as const) {
      assert.deepEqual(readXgboost(writeXgboost(named, { format, objective: 'rank:pairwise' })).model, named)
    }
    assert.match(new TextDecoder().decode(writeXgboost(model, { format: 'json', objective: 'rank:map' })), /"feature_names":\[\]/)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uniform } from '../../math/hash32.ts'
import type { Examples } from '../../models/examples.ts'
import { encodeModel } from '../../models/model-file.ts'
import { objectiveNames } from '../../models/objectives/objective.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import type { Pool } from '../../models/pool.ts'
import { soloPool } from '../../models/solo-pool.ts'
import { treeLearner } from '../../models/tree/train/tree-learner.ts'
import type { TreeOptions } from '../../models/tree/train/tree-options.ts'
import { openTrainingPool } from './training-pool.ts'

const [rows, width] = [3000, 7]
const values = Float32Array.from({ length: rows * width }, (_, cell) => (uniform(1, cell) < 0.1 ? NaN : uniform(2, cell)))
const examples: Examples = {
  features: Array.from({ length: width }, (_, i) => `x${i}`),
  matrix: { kind: 'dense', values, width },
  labels: Float64Array.from({ length: rows }, (_, row) => Number(uniform(3, row) < (values[row * width] || 0))),
  requests: Uint32Array.from({ length: rows / 10 + 1 }, (_, i) => i * 10),
}

async function bytesWith(pool: Pool, options: Partial<TreeOptions> = { subsample: 0.8 }, from = examples): Promise<Uint8Array> {
  const run = { seed: 4, pool, progress: () => {}, signal: new AbortController().signal }
  return encodeModel(withFixture(await treeLearner.train(from, { ...treeLearner.defaults, rounds: 4, ...options }, run)))
}

/** The same, of which every tenth cell is known. */
function fewKnown(): Examples {
  const kept = [...values.keys()].filter((cell) => uniform(5, cell) < 0.1)
  const starts = new Uint32Array(rows + 1)
  for (const cell of kept) starts[Math.floor(cell / width) + 1]++
  for (let row = 0; row < rows; row++) starts[row + 1] += starts[row]
  const [columns, own] = [Uint32Array.from(kept, (cell) => cell % width), Float32Array.from(kept, (cell) => values[cell])]
  return { ...examples, matrix: { kind: 'sparse', starts, columns, values: own, width } }
}

describe('a pool of training threads', () => {
  it('grows the same trees, byte for byte, whatever the number of threads', async () => {
    const alone = await bytesWith(soloPool)
    for (const threads of [1, 2, 4]) {
      const pool = await openTrainingPool(threads)
      try {
        assert.deepEqual(await bytesWith(pool), alone)
        // A pool serves one training after another.
        assert.deepEqual(await bytesWith(pool), alone)
      } finally {
        await pool.close()
      }
    }
  })

  it('does so for every objective, best leaf first, with constraints, and on rows that know few cells', async () => {
    const positioned = { ...examples, positions: Uint32Array.from({ length: rows }, (_, row) => row % 10) }
    const given: readonly [Partial<TreeOptions>, Examples][] = [
      ...objectiveNames.map((objective) => [{ objective, rounds: 3 }, positioned] as [Partial<TreeOptions>, Examples]),
      [{ objective: 'pairwise-logistic', pairsPerRow: 2 }, examples],
      [{ growth: 'leaf', maxDepth: 0, maxLeaves: 13 }, examples],
      [{ monotone: { x0: 1, x3: -1 }, columnSample: 0.6 }, examples],
      [{ subsample: 0.5 }, fewKnown()],
    ]
    const pool = await openTrainingPool(4)
    try {
      for (const [options, from] of given)
        assert.deepEqual(await bytesWith(pool, options, from), await bytesWith(soloPool, options, from), JSON.stringify(options))
    } finally {
      await pool.close()
    }
  })

  it('says what it cannot do', async () => {
    await assert.rejects(openTrainingPool(0), /give a whole number from 1 to 64/)
    const pool = await openTrainingPool(2)
    try {
      await assert.rejects(pool.start('no such job', {}), /no job "no such job"/)
    } finally {
      await pool.close()
    }
  })
})

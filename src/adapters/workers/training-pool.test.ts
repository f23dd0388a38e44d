import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uniform } from '../../math/hash32.ts'
import type { Examples } from '../../models/examples.ts'
import { encodeModel } from '../../models/model-file.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import type { Pool } from '../../models/pool.ts'
import { soloPool } from '../../models/solo-pool.ts'
import { treeLearner } from '../../models/tree/train/tree-learner.ts'
import { openTrainingPool } from './training-pool.ts'

const [rows, width] = [3000, 7]
const values = Float32Array.from({ length: rows * width }, (_, cell) => (uniform(1, cell) < 0.1 ? NaN : uniform(2, cell)))
const examples: Examples = {
  features: Array.from({ length: width }, (_, i) => `x${i}`),
  matrix: { kind: 'dense', values, width },
  labels: Float64Array.from({ length: rows }, (_, row) => Number(uniform(3, row) < (values[row * width] || 0))),
  requests: Uint32Array.from({ length: rows / 10 + 1 }, (_, i) => i * 10),
}

async function bytesWith(pool: Pool): Promise<Uint8Array> {
  const run = { seed: 4, pool, progress: () => {}, signal: new AbortController().signal }
  return encodeModel(withFixture(await treeLearner.train(examples, { ...treeLearner.defaults, rounds: 5, subsample: 0.8 }, run)))
}

describe('a pool of training threads', () => {
  it('grows the same trees, byte for byte, whatever the number of threads', async () => {
    const alone = await bytesWith(soloPool)
    for (const threads of [1, 2, 3]) {
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

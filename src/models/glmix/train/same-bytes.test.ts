import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openScratchFile } from '../../../adapters/files/scratch-file.ts'
import { openTrainingPool } from '../../../adapters/workers/training-pool.ts'
import { glmixDefaults } from '../glmix-options.ts'
import { sourceOf } from '../mixed-examples.ts'
import { packTrained } from '../pack-trained.ts'
import type { GlmixStage } from './glmix-run.ts'
import { trainGlmix } from './glmix-trainer.ts'
import { mixedExamples, rowsOf, streamed } from './mixed-fixture.ts'
import { bytesOf, global, perFilm, perUser, runOf, train } from './train-fixture.ts'

describe('the GLMix trainer', () => {
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
})

import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { CoefficientDirectory } from '../adapters/embedded/coefficients/coefficient-directory.ts'
import { effectsVersion } from '../adapters/embedded/coefficients/effects-version.ts'
import { ModelDirectory } from '../adapters/files/model-directory.ts'
import type { Offset, Timestamp } from '../domain/ids.ts'
import { MemoryRecords } from '../events/memory-records.ts'
import { models as promotions } from '../events/models.ts'
import { intercept } from '../models/glmix/effect.ts'
import { glmixModel } from '../models/glmix/glmix-model.ts'
import { packEffects } from '../models/glmix/packed-effects.ts'
import { storeEffects } from '../models/glmix/stored-effects.ts'
import { withFixture } from '../models/parity-fixture.ts'
import { cleanUpEffects } from './effects-clean-up.ts'

const name = 'openings-ranker'

describe('The clean-up of effects', () => {
  let folder: string
  let coefficients: CoefficientDirectory
  let models: ModelDirectory
  const reader = new MemoryRecords()
  const versions: string[] = []

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mutual-clean-up-'))
    coefficients = new CoefficientDirectory(join(folder, 'coefficients'))
    models = new ModelDirectory(join(folder, 'models'), () => undefined)
    for (let i = 0; i < 15; i++) versions.push(await publish(i))
    const promoted = { type: 'model-promoted', at: 0 as Timestamp, model: name, version: versions[1]!, reason: 'better' } as const
    await reader.transact((transaction) => promotions.apply([{ offset: 1 as Offset, event: promoted }], transaction))
  })
  after(async () => {
    await coefficients.close()
    await rm(folder, { recursive: true })
  })

  async function publish(value: number): Promise<string> {
    const effect = { features: Uint32Array.of(0), coefficients: Float32Array.of(value), variances: Float32Array.of(1) }
    const effects = packEffects([{ entity: 'r1', effect }])
    const model = glmixModel('logistic', [{ name: 'per-recruiter', shard: 's', features: [intercept], entity: 'recruiter', effects }])
    return models.publish(name, withFixture(await storeEffects(coefficients, name, model, effectsVersion)), {})
  }

  it('waits while a model that may need them cannot be read', async () => {
    const file = join(folder, 'models', name, `${versions[14]}.model`)
    const bytes = await readFile(file)
    await writeFile(file, bytes.subarray(0, 20))
    await assert.rejects(cleanUpEffects({ reader, models, coefficients }), /damaged/)
    assert.equal(coefficients.versions(`${name}/per-recruiter`).length, 15)
    await writeFile(file, bytes)
  })

  it('keeps what ever ranked and the newest, and says what it removed', async () => {
    const removed = await cleanUpEffects({ reader, models, coefficients })
    assert.deepEqual(
      removed.map(({ coordinate, entities }) => [coordinate, entities]),
      [
        [`${name}/per-recruiter`, 1],
        [`${name}/per-recruiter`, 1],
      ],
    )
    assert.ok(removed.every(({ bytes }) => bytes > 0))
    assert.equal(coefficients.versions(`${name}/per-recruiter`).length, 13)
    assert.deepEqual(await cleanUpEffects({ reader, models, coefficients }), [])
  })
})

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { intercept } from '../../../models/glmix/effect.ts'
import { type GlmixCoordinate, glmixModel } from '../../../models/glmix/glmix-model.ts'
import { packEffects } from '../../../models/glmix/packed-effects.ts'
import { storedEffectsOf, storeEffects, withStoredEffects } from '../../../models/glmix/stored-effects.ts'
import { CoefficientDirectory } from './coefficient-directory.ts'
import { effectsVersion } from './effects-version.ts'

const effect = { features: Uint32Array.of(0), coefficients: Float32Array.of(1), variances: Float32Array.of(1) }

describe('CoefficientDirectory', () => {
  it('takes no half-written version for one, and drops it at a start', () =>
    within(async (store, folder) => {
      await store.replaceAll('c', 'whole', [{ entity: 'a', effect }])
      await mkdir(join(folder, 'c', 'half.part'))
      await writeFile(join(folder, 'c', 'half.part', 'effects.mdb'), 'what a crash left')
      assert.deepEqual(store.versions('c'), ['whole'])
      await store.dropUnfinished()
      assert.deepEqual(await readdir(join(folder, 'c')), ['whole'])
    }))

  it('says how large a version is', () =>
    within(async (store) => {
      await store.replaceAll(
        'c',
        'v',
        Array.from({ length: 20 }, (_, i) => ({ entity: String(i), effect })),
      )
      const { entities, bytes } = store.note('c', 'v')
      assert.equal(entities, 20)
      assert.ok(bytes > 20 * 16)
    }))

  it('reads more versions than it keeps open', () =>
    within(async (store) => {
      for (let version = 0; version < 20; version++) await store.replaceAll('c', String(version), [{ entity: String(version), effect }])
      for (const version of [...Array(20).keys(), 0, 19, 0]) {
        assert.deepEqual(await store.readMany('c', String(version), [String(version), 'none']), [effect, undefined])
      }
    }))

  it('refuses an effect with a number that is not finite and names the entity, not all of a long name', () =>
    within(async (store) => {
      const broken = { ...effect, coefficients: Float32Array.of(Number.NaN) }
      await assert.rejects(store.replaceAll('c', 'v', [{ entity: 'j'.repeat(10_000), effect: broken }]), (error: Error) => {
        assert.match(error.message, /the effect of entity "j{40}…": feature 0 has the coefficient NaN/)
        return error instanceof RangeError
      })
    }))

  it('refuses a version without a name, or one that no file can bear', () =>
    within(async (store) => {
      for (const version of ['', 'v'.repeat(300), 'ä'.repeat(100)]) await assert.rejects(store.replaceAll('c', version, []), RangeError)
    }))
})

describe('A model whose effects lie in the store', () => {
  const random = (name: string, entities: readonly string[]): GlmixCoordinate => ({
    name,
    shard: 's',
    features: [intercept, 'a'],
    entity: 'job',
    effects: packEffects(entities.map((entity) => ({ entity, effect }))),
  })
  const model = glmixModel('logistic', [random('per-job', ['1', '22']), random('per-member', [])])

  it('names their version by what they are, and is whole again once they are read back', () =>
    within(async (store) => {
      const bare = await storeEffects(store, 'ranker', model, effectsVersion)
      assert.deepEqual(bare, await storeEffects(store, 'ranker', model, effectsVersion))
      assert.deepEqual(store.versions('ranker/per-job'), [storedEffectsOf(bare)[0]!.version])
      assert.ok(bare.coordinates.every((coordinate) => !('effects' in coordinate)))
      assert.deepEqual(await withStoredEffects(store, bare), model)
      const other = glmixModel('logistic', [random('per-job', ['1', '23'])])
      await storeEffects(store, 'ranker', other, effectsVersion)
      assert.equal(store.versions('ranker/per-job').length, 2)
    }))
})

async function within(work: (store: CoefficientDirectory, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mutual-coefficients-'))
  const store = new CoefficientDirectory(folder)
  try {
    await work(store, folder)
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

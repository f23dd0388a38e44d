import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { linearModel } from '../../models/linear/linear-model.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import { ModelDirectory } from './model-directory.ts'

const artifact = withFixture(linearModel({ distance: -0.1 }, 0))

describe('a directory of models', () => {
  const within = async (work: (models: ModelDirectory, fileOf: (ending: string) => string, version: string) => Promise<void>) => {
    const directory = await mkdtemp(join(tmpdir(), 'mutual-models-'))
    try {
      const models = new ModelDirectory(directory, () => undefined)
      const version = await models.publish('ranker', artifact, { run: 1 })
      await work(models, (ending) => join(directory, 'ranker', `${version}.${ending}`), version)
      assert.deepEqual(
        (await readdir(join(directory, 'ranker'))).filter((file) => file.endsWith('.part')),
        [],
      )
    } finally {
      await rm(directory, { recursive: true })
    }
  }

  it('says of a report that is damaged or missing which it is, and loads the model all the same', () =>
    within(async (models, fileOf, version) => {
      await truncate(fileOf('json'), 4)
      await assert.rejects(models.report('ranker', version), /report of model ranker .* is damaged/)
      await rm(fileOf('json'))
      await assert.rejects(models.report('ranker', version), /report of model ranker .* is missing/)
      assert.deepEqual(await models.versions('ranker'), [version])
      assert.equal((await models.load(version))?.version, version)
    }))

  it('lists a version whose model is missing, and has it again when it is published again', () =>
    within(async (models, fileOf, version) => {
      await rm(fileOf('model'))
      assert.deepEqual([await models.versions('ranker'), await models.load(version)], [[version], undefined])
      assert.equal(await models.publish('ranker', artifact, { run: 2 }), version)
      assert.equal((await models.load(version))?.version, version)
      assert.deepEqual(await models.report('ranker', version), { run: 1 })
    }))
})

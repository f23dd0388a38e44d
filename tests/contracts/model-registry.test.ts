import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ModelDirectory } from '../../src/adapters/files/model-directory.ts'
import type { Version } from '../../src/models/model-registry.ts'
import { describeModelRegistry } from './model-registry.ts'

describeModelRegistry('ModelDirectory', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-models-'))
  const promoted = new Map<string, Version>()
  const reopened = () => new ModelDirectory(directory, (name) => promoted.get(name))
  const fileOf = (name: string, version: Version) => join(directory, name, `${version}.model`)
  return {
    registry: reopened(),
    promote: (name, version) => void promoted.set(name, version),
    damage: async (name, version, change) => writeFile(fileOf(name, version), change(await readFile(fileOf(name, version)))),
    async smuggle(name, version, bytes) {
      await mkdir(join(directory, name), { recursive: true })
      await writeFile(fileOf(name, version), bytes)
    },
    reopened,
    close: () => rm(directory, { recursive: true }),
  }
})

/** Published models as files named by their content: `<name>/<version>.model` with the report of its publication beside it. */
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeModel, encodeModel, modelVersion } from '../../models/model-file.ts'
import type { ModelRegistry, ModelReport, Published, Version } from '../../models/model-registry.ts'
import type { ModelArtifact } from '../../models/parity-fixture.ts'

export class ModelDirectory implements ModelRegistry {
  readonly #directory: string
  readonly #promoted: (name: string) => Version | undefined

  /** `promoted` gives the version that the log promoted last. */
  constructor(directory: string, promoted: (name: string) => Version | undefined) {
    this.#directory = directory
    this.#promoted = promoted
  }

  async publish(name: string, artifact: ModelArtifact, report: ModelReport): Promise<Version> {
    const bytes = encodeModel(artifact)
    const version = modelVersion(bytes)
    const folder = join(this.#directory, name)
    if ((await this.versions(name)).includes(version)) return version
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${version}.json`), JSON.stringify(report))
    await writeFile(join(folder, `${version}.part`), bytes)
    await rename(join(folder, `${version}.part`), join(folder, `${version}.model`))
    return version
  }

  async report(name: string, version: Version): Promise<ModelReport | undefined> {
    if (!(await this.versions(name)).includes(version)) return undefined
    return JSON.parse(await readFile(join(this.#directory, name, `${version}.json`), 'utf8')) as ModelReport
  }

  async current(name: string): Promise<Published | undefined> {
    const version = this.#promoted(name)
    return version === undefined ? undefined : this.load(version)
  }

  async versions(name: string): Promise<readonly Version[]> {
    const folder = join(this.#directory, name)
    const files = (await namesIn(folder)).filter((file) => file.endsWith('.model'))
    const dated = await Promise.all(files.map(async (file) => ({ file, at: (await stat(join(folder, file))).mtimeMs })))
    return dated.sort((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1)).map(({ file }) => file.replace(/\.model$/, ''))
  }

  async load(version: Version): Promise<Published | undefined> {
    for (const name of await namesIn(this.#directory)) {
      if (!(await namesIn(join(this.#directory, name))).includes(`${version}.model`)) continue
      // A copy of its own: small reads share a buffer.
      const bytes = new Uint8Array(await readFile(join(this.#directory, name, `${version}.model`)))
      if (modelVersion(bytes) !== version) throw new RangeError(`the file of model ${name} ${version} is damaged; restore it from a copy`)
      return { name, version, artifact: decodeModel(bytes) }
    }
    return undefined
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await stat(folder).catch(absent)) === undefined ? [] : readdir(folder)
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

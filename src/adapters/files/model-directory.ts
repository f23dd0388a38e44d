/** Published models as files named by their content: `<name>/<version>.model` with the report of its publication beside it. */
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
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
    await mkdir(folder, { recursive: true })
    const kept = await readdir(folder)
    if (!kept.includes(`${version}.json`)) await this.#keep(join(folder, `${version}.json`), JSON.stringify(report))
    if (!kept.includes(`${version}.model`)) await this.#keep(join(folder, `${version}.model`), bytes)
    return version
  }

  async report(name: string, version: Version): Promise<ModelReport | undefined> {
    if (!(await this.versions(name)).includes(version)) return undefined
    const text = await readFile(join(this.#directory, name, `${version}.json`), 'utf8').catch(absent)
    if (text === undefined) throw new RangeError(`the report of model ${name} ${version} is missing; restore it from a copy`)
    try {
      return JSON.parse(text) as ModelReport
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw new RangeError(`the report of model ${name} ${version} is damaged; restore it from a copy`)
    }
  }

  async current(name: string): Promise<Published | undefined> {
    const version = this.#promoted(name)
    return version === undefined ? undefined : this.load(version)
  }

  async versions(name: string): Promise<readonly Version[]> {
    const folder = join(this.#directory, name)
    const found = new Map<Version, number>()
    for (const file of await namesIn(folder)) {
      const { name: version, ext } = parse(file)
      if (ext !== '.model' && (ext !== '.json' || found.has(version))) continue
      found.set(version, (await stat(join(folder, file))).mtimeMs)
    }
    return [...found].sort(([a, at], [b, other]) => at - other || (a < b ? -1 : 1)).map(([version]) => version)
  }

  async load(version: Version): Promise<Published | undefined> {
    for (const name of await namesIn(this.#directory)) {
      const file = await readFile(join(this.#directory, name, `${version}.model`)).catch(absent)
      if (file === undefined) continue
      // A copy of its own: small reads share a buffer.
      const bytes = new Uint8Array(file)
      if (modelVersion(bytes) !== version) throw new RangeError(`the file of model ${name} ${version} is damaged; restore it from a copy`)
      return { name, version, artifact: decodeModel(bytes) }
    }
    return undefined
  }

  /** Whole or not at all, also where the power fails. */
  async #keep(path: string, content: string | Uint8Array): Promise<void> {
    await writeFile(`${path}.part`, content, { flush: true })
    await rename(`${path}.part`, path)
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await stat(folder).catch(absent)) === undefined ? [] : readdir(folder)
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

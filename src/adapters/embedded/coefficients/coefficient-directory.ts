/**
 * The coefficient store on disk: `<coordinate>/<version>/effects.mdb`, each version an immutable file of its own, written beside its
 * place and renamed into it, so that a crash leaves nothing half. Any process may write a version and any may read one; the file
 * `<coordinate>/current.json` names the one in use. Entities are the caller's opaque keys: a person stands here as a number of the
 * platform (I11), which means nobody once the person is erased.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CoefficientStore, EffectEntries, EffectEntry } from '../../../models/glmix/coefficient-store.ts'
import type { Effect } from '../../../models/glmix/effect.ts'
import { effectsFile, VersionFile, writeVersionFile } from './version-file.ts'

/** What is kept beside the effects. */
export interface VersionNote {
  /** Counts up with each version of the coordinate. */
  readonly sequence: number
  readonly entities: number
  readonly bytes: number
}

/** Versions that stay open: those that serve, and a few that old pages name. */
const mostOpen = 8
const noteFile = 'version.json'
const currentFile = 'current.json'
const unfinished = '.part'

export class CoefficientDirectory implements CoefficientStore {
  readonly #directory: string
  /** The one used last stands last. */
  readonly #open = new Map<string, VersionFile>()

  constructor(directory: string) {
    this.#directory = directory
  }

  async replaceAll(coordinate: string, version: string, entries: EffectEntries): Promise<void> {
    const place = this.#placeOf(coordinate, version)
    if (this.versions(coordinate).includes(version)) throw new RangeError(`${coordinate} has the version "${version}" already`)
    const beside = `${place}${unfinished}`
    await rm(beside, { recursive: true, force: true })
    await mkdir(beside, { recursive: true })
    try {
      const entities = await writeVersionFile(join(beside, effectsFile), entries)
      await this.#describe(beside, coordinate, entities)
      await rename(beside, place)
      await syncFolder(join(place, '..'))
    } finally {
      await rm(beside, { recursive: true, force: true })
    }
  }

  async readMany(coordinate: string, version: string, entities: readonly string[]): Promise<readonly (Effect | undefined)[]> {
    return this.#opened(coordinate, version).readMany(entities)
  }

  async *readAll(coordinate: string, version: string): AsyncGenerator<EffectEntry> {
    // Its own, so that a long copy is not cut off by a reader who opens many others.
    const file = new VersionFile(join(this.#demand(coordinate, version), effectsFile))
    try {
      yield* file.entries()
    } finally {
      await file.close()
    }
  }

  current(coordinate: string): string | undefined {
    const text = textOf(join(this.#folderOf(coordinate), currentFile))
    return text === undefined ? undefined : (JSON.parse(text) as { readonly version: string }).version
  }

  async use(coordinate: string, version: string): Promise<void> {
    this.#demand(coordinate, version)
    const path = join(this.#folderOf(coordinate), currentFile)
    await writeDurably(`${path}${unfinished}`, JSON.stringify({ version }))
    await rename(`${path}${unfinished}`, path)
  }

  versions(coordinate: string): readonly string[] {
    const names = namesIn(this.#folderOf(coordinate)).filter((name) => !name.includes('.'))
    const noted = names.map((name) => ({ version: decodeURIComponent(name), ...this.#noteIn(join(this.#folderOf(coordinate), name)) }))
    return noted.sort((a, b) => a.sequence - b.sequence).map(({ version }) => version)
  }

  async remove(coordinate: string, version: string): Promise<void> {
    const place = this.#demand(coordinate, version)
    if (this.current(coordinate) === version)
      throw new RangeError(`"${version}" is the current version of ${coordinate}; use another first`)
    await rename(place, `${place}${unfinished}`)
    const open = this.#open.get(place)
    this.#open.delete(place)
    await open?.close()
    await rm(`${place}${unfinished}`, { recursive: true })
  }

  coordinates(): readonly string[] {
    return namesIn(this.#directory).map(decodeURIComponent)
  }

  note(coordinate: string, version: string): VersionNote {
    return this.#noteIn(this.#demand(coordinate, version))
  }

  /** What a crash left half written. For a start, when nobody else writes. */
  async dropUnfinished(): Promise<void> {
    for (const coordinate of this.coordinates()) {
      const folder = this.#folderOf(coordinate)
      for (const name of await readdir(folder)) if (name.endsWith(unfinished)) await rm(join(folder, name), { recursive: true })
    }
  }

  async close(): Promise<void> {
    const files = [...this.#open.values()]
    this.#open.clear()
    await Promise.all(files.map((file) => file.close()))
  }

  #opened(coordinate: string, version: string): VersionFile {
    const place = this.#placeOf(coordinate, version)
    const file = this.#open.get(place) ?? new VersionFile(join(this.#demand(coordinate, version), effectsFile))
    this.#open.delete(place)
    this.#open.set(place, file)
    const oldest = this.#open.keys().next().value!
    if (this.#open.size > mostOpen) {
      void this.#open.get(oldest)!.close()
      this.#open.delete(oldest)
    }
    return file
  }

  async #describe(folder: string, coordinate: string, entities: number): Promise<void> {
    const last = this.versions(coordinate).at(-1)
    const sequence = last === undefined ? 1 : this.note(coordinate, last).sequence + 1
    const { size } = await stat(join(folder, effectsFile))
    const note: VersionNote = { sequence, entities, bytes: size }
    await writeDurably(join(folder, noteFile), JSON.stringify(note))
  }

  #noteIn(place: string): VersionNote {
    return JSON.parse(readFileSync(join(place, noteFile), 'utf8')) as VersionNote
  }

  #demand(coordinate: string, version: string): string {
    const place = this.#placeOf(coordinate, version)
    if (textOf(join(place, noteFile)) !== undefined) return place
    throw new RangeError(`${coordinate} has no version "${version}"`)
  }

  #placeOf(coordinate: string, version: string): string {
    return join(this.#folderOf(coordinate), fileName(version))
  }

  #folderOf(coordinate: string): string {
    return join(this.#directory, fileName(coordinate))
  }
}

/** Any name is a file name then, and none of them holds a dot. */
function fileName(name: string): string {
  const encoded = encodeURIComponent(name).replaceAll('.', '%2E')
  if (encoded.length > 0 && encoded.length <= 200) return encoded
  throw new RangeError(`"${name.slice(0, 40)}" has ${name.length} characters; give a name of 1 to 200 letters, digits and hyphens`)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return []
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flush: true })
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

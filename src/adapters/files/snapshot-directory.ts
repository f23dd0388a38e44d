/**
 * Index snapshots on disk: one folder a snapshot, named by its log offset, written beside its place and renamed into it, so that
 * a crash leaves no half snapshot. Whether the bytes are whole is the index's to say, when it loads them.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexSnapshot } from '../../search/search-index.ts'

export class SnapshotDirectory {
  readonly #directory: string

  constructor(directory: string) {
    this.#directory = directory
  }

  /** Writes the snapshot durably, then drops older ones. Gives its size in bytes. */
  async write(snapshot: IndexSnapshot): Promise<number> {
    const place = this.#placeOf(snapshot.offset)
    const beside = `${place}.writing`
    await rm(beside, { recursive: true, force: true })
    await mkdir(beside, { recursive: true })
    for (const part of snapshot.parts) await writeDurably(join(beside, part.name), part.bytes)
    await rm(place, { recursive: true, force: true })
    await rename(beside, place)
    await syncDirectory(this.#directory)
    for (const offset of await this.#offsets()) if (offset !== snapshot.offset) await this.drop(offset)
    return snapshot.parts.reduce((bytes, part) => bytes + part.bytes.byteLength, 0)
  }

  /** Offsets of the snapshots on disk, newest first. */
  async offsets(): Promise<number[]> {
    return (await this.#offsets()).sort((a, b) => b - a)
  }

  async read(offset: number): Promise<IndexSnapshot> {
    const place = this.#placeOf(offset)
    const names = (await readdir(place)).sort()
    return { offset, parts: await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(place, name)) }))) }
  }

  async drop(offset: number): Promise<void> {
    await rm(this.#placeOf(offset), { recursive: true, force: true })
  }

  async clear(): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true })
  }

  async #offsets(): Promise<number[]> {
    await mkdir(this.#directory, { recursive: true })
    return (await readdir(this.#directory)).filter((name) => /^\d+$/.test(name)).map(Number)
  }

  #placeOf(offset: number): string {
    return join(this.#directory, String(offset))
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

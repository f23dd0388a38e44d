/**
 * Index snapshots on disk: one folder a snapshot, named by its log offset, written beside its place and renamed into it, so that
 * a crash leaves no half snapshot. Whether the bytes are whole is the index's to say, when it loads them.
 */
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { growingMemory } from '../../math/kernels/kernel.ts'
import type { IndexSnapshot, SnapshotPart } from '../../search/search-index.ts'

/** A snapshot on its way to disk: parts are made as they are asked for, so that no two need memory at once. */
export interface SnapshotSource {
  readonly offset: number
  readonly parts: AsyncIterable<SnapshotPart> | Iterable<SnapshotPart>
}

export class SnapshotDirectory {
  readonly #directory: string

  constructor(directory: string) {
    this.#directory = directory
  }

  /** Writes the parts durably, one at a time, then drops older snapshots. Gives the bytes written. */
  async write({ offset, parts }: SnapshotSource): Promise<number> {
    const place = this.#placeOf(offset)
    const beside = `${place}.writing`
    await rm(beside, { recursive: true, force: true })
    await mkdir(beside, { recursive: true })
    let written = 0
    for await (const { name, bytes } of parts) {
      await writeDurably(join(beside, name), bytes)
      written += bytes.byteLength
    }
    await rm(place, { recursive: true, force: true })
    await rename(beside, place)
    await syncDirectory(this.#directory)
    for (const other of await this.#offsets()) if (other !== offset) await this.drop(other)
    return written
  }

  /** Offsets of the snapshots on disk, newest first. */
  async offsets(): Promise<number[]> {
    return (await this.#offsets()).sort((a, b) => b - a)
  }

  async read(offset: number): Promise<IndexSnapshot> {
    const place = this.#placeOf(offset)
    const names = (await readdir(place)).sort()
    return { offset, parts: await Promise.all(names.map(async (name) => ({ name, ...(await readWhole(join(place, name))) }))) }
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

/** Into memory that kernels can work on: an index of a million people is a gigabyte, and is not copied then. */
async function readWhole(path: string): Promise<Omit<SnapshotPart, 'name'>> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const memory = growingMemory(size)
    const bytes = new Uint8Array(memory.buffer, 0, size)
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, size - at, at)
      if (bytesRead === 0) return { bytes: bytes.subarray(0, at), memory } // cut short meanwhile: its checksum will say so
      at += bytesRead
    }
    return { bytes, memory }
  } finally {
    await file.close()
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

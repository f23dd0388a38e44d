/**
 * Index snapshots on disk: one folder a snapshot, named by its log offset, written beside its place and renamed into it, so that
 * a crash leaves no half snapshot. Whether the bytes are whole is the index's to say, when it loads them.
 */
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
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
  /** A snapshot that is being read before it was asked for. */
  #ahead: { readonly offset: number; readonly snapshot: Promise<IndexSnapshot> } | undefined

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

  /** Begins to read the newest snapshot; from then on that needs nothing of this thread, which may do other things until it asks for it. */
  async readAhead(): Promise<void> {
    const [offset] = await this.offsets()
    if (offset === undefined) return
    const snapshot = readParts(offset, await this.#openParts(offset))
    snapshot.catch(() => undefined) // whoever asks for it is told
    this.#ahead = { offset, snapshot }
  }

  async read(offset: number): Promise<IndexSnapshot> {
    const ahead = this.#ahead
    this.#ahead = undefined
    return ahead?.offset === offset ? ahead.snapshot : readParts(offset, await this.#openParts(offset))
  }

  async drop(offset: number): Promise<void> {
    await rm(this.#placeOf(offset), { recursive: true, force: true })
  }

  async clear(): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true })
  }

  async #openParts(offset: number): Promise<readonly OpenPart[]> {
    const place = this.#placeOf(offset)
    return Promise.all((await readdir(place)).sort().map((name) => openPart(name, join(place, name))))
  }

  async #offsets(): Promise<number[]> {
    await mkdir(this.#directory, { recursive: true })
    return (await readdir(this.#directory)).filter((name) => /^\d+$/.test(name)).map(Number)
  }

  #placeOf(offset: number): string {
    return join(this.#directory, String(offset))
  }
}

interface OpenPart {
  readonly name: string
  readonly file: FileHandle
  readonly size: number
}

async function openPart(name: string, path: string): Promise<OpenPart> {
  const file = await open(path, 'r')
  return { name, file, size: (await file.stat()).size }
}

async function readParts(offset: number, parts: readonly OpenPart[]): Promise<IndexSnapshot> {
  return { offset, parts: await Promise.all(parts.map(readWhole)) }
}

/** Into memory that kernels can work on: an index of a million people is a gigabyte, and is not copied then. */
async function readWhole({ name, file, size }: OpenPart): Promise<SnapshotPart> {
  try {
    const memory = growingMemory(size)
    const bytes = new Uint8Array(memory.buffer, 0, size)
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, size - at, at)
      if (bytesRead === 0) return { name, bytes: bytes.subarray(0, at), memory } // cut short meanwhile: its checksum will say so
      at += bytesRead
    }
    return { name, bytes, memory }
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

/**
 * Puts entries in the order of their keys without holding them in memory: as they come they are parted by the first bits of the key's
 * hash, and parted chunks are spilled to one file; a part is then read back and sorted alone. Needs 32 MB and the largest part, a
 * thousandth of all.
 */
import { type FileHandle, open, rm } from 'node:fs/promises'

export interface KeyedBytes {
  readonly key: Buffer
  readonly value: Buffer
}

interface Record {
  readonly hash: number
  readonly at: number
  readonly length: number
}

interface Piece {
  readonly at: number
  readonly length: number
}

const partBits = 10
const parts = 2 ** partBits
const chunkBytes = 32 * 1_048_576
/** Key and value lengths before the two, uint32 each. */
const prefixBytes = 8

export class EntrySort {
  readonly #path: string
  #chunk = Buffer.allocUnsafe(65_536)
  #filled = 0
  #records: Record[] = []
  #file: FileHandle | undefined
  #spilled = 0
  readonly #pieces: Piece[][] = Array.from({ length: parts }, () => [])

  /** `path`: of the file to spill to, made where it is needed. */
  constructor(path: string) {
    this.#path = path
  }

  /** `hash` is the key's first four bytes. Copies both. */
  async add(hash: number, { key, value }: KeyedBytes): Promise<void> {
    const length = prefixBytes + key.length + value.length
    if (this.#filled + length > chunkBytes) await this.#spill()
    const at = this.#filled
    this.#demandRoom(at + length)
    this.#chunk.writeUInt32LE(key.length, at)
    this.#chunk.writeUInt32LE(value.length, at + 4)
    this.#chunk.set(key, at + prefixBytes)
    this.#chunk.set(value, at + prefixBytes + key.length)
    this.#records.push({ hash, at, length })
    this.#filled += length
  }

  /** One part after the other, each in the order of its keys. Views of a buffer that the next part may not outlive. */
  async *sorted(): AsyncGenerator<readonly KeyedBytes[]> {
    if (this.#file === undefined) {
      yield sortedEntries(this.#chunk, 0, this.#filled)
      return
    }
    await this.#spill()
    for (const pieces of this.#pieces) {
      if (pieces.length === 0) continue
      const part = await this.#read(pieces)
      yield sortedEntries(part, 0, part.length)
    }
  }

  async close(): Promise<void> {
    await this.#file?.close()
    if (this.#file !== undefined) await rm(this.#path, { force: true })
  }

  #demandRoom(bytes: number): void {
    if (bytes <= this.#chunk.length) return
    const larger = Buffer.allocUnsafe(Math.max(bytes, Math.min(chunkBytes, 2 * this.#chunk.length)))
    this.#chunk.copy(larger, 0, 0, this.#filled)
    this.#chunk = larger
  }

  async #spill(): Promise<void> {
    this.#file ??= await open(this.#path, 'w+')
    const parted = Buffer.allocUnsafe(this.#filled)
    const starts = new Uint32Array(parts + 1)
    for (const { hash, length } of this.#records) starts[(hash >>> (32 - partBits)) + 1]! += length
    for (let part = 0; part < parts; part++) starts[part + 1]! += starts[part]!
    const ends = starts.slice()
    for (const { hash, at, length } of this.#records) {
      const part = hash >>> (32 - partBits)
      this.#chunk.copy(parted, ends[part]!, at, at + length)
      ends[part]! += length
    }
    await this.#file.write(parted, 0, parted.length, this.#spilled)
    for (let part = 0; part < parts; part++) {
      const length = starts[part + 1]! - starts[part]!
      if (length > 0) this.#pieces[part]!.push({ at: this.#spilled + starts[part]!, length })
    }
    this.#spilled += parted.length
    this.#filled = 0
    this.#records = []
  }

  async #read(pieces: readonly Piece[]): Promise<Buffer> {
    const part = Buffer.allocUnsafe(pieces.reduce((sum, { length }) => sum + length, 0))
    let filled = 0
    for (const { at, length } of pieces) {
      await this.#file!.read(part, filled, length, at)
      filled += length
    }
    return part
  }
}

/** What is left for the place beside a hash of 32 bits in a double of 53. */
const places = 2 ** 21

/** Numbers sort many times faster than buffers, so the hash decides, and whole keys only where hashes are equal. */
function sortedEntries(bytes: Buffer, start: number, end: number): readonly KeyedBytes[] {
  const entries: KeyedBytes[] = []
  for (let at = start; at < end; ) {
    const [keyLength, valueLength] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)]
    const keyEnd = at + prefixBytes + keyLength
    entries.push({ key: bytes.subarray(at + prefixBytes, keyEnd), value: bytes.subarray(keyEnd, keyEnd + valueLength) })
    at = keyEnd + valueLength
  }
  if (entries.length > places) return entries.sort((a, b) => a.key.compare(b.key))
  const order = Float64Array.from(entries, ({ key }, place) => key.readUInt32BE(0) * places + place).sort()
  const sorted = Array.from(order, (mark) => entries[mark % places]!)
  return hasTies(order) ? sorted.sort((a, b) => a.key.compare(b.key)) : sorted
}

function hasTies(order: Float64Array): boolean {
  for (let i = 1; i < order.length; i++) if (Math.floor(order[i]! / places) === Math.floor(order[i - 1]! / places)) return true
  return false
}

/** A shard as one binary: the base as it lies in memory, and the live documents as rows to be appended again. */
import { numberFields } from '../../domain/term.ts'
import { clearBit, hasBit } from '../../math/bitset.ts'
import type { Growable } from '../../math/grow.ts'
import type { ShardBytes } from '../shard-host.ts'
import type { PostingArrays } from './base-postings.ts'
import { baseSegment } from './base-segment.ts'
import type { ForwardColumns } from './forward-columns.ts'
import type { ShardContent } from './index-shard.ts'
import { LiveSegment } from './live-segment.ts'
import { SectionReader } from './sections.ts'
import { readTokens } from './token-stream.ts'

/** The arrays of a shard as they are now. Only tombstones change in place: they are copied, the rest is viewed. */
export function freezeShard(shard: number, { base, live, meanLength, offset }: ShardContent): readonly Growable[] {
  const { terms, counts, forms, places, lists, impacts, bitsets, columns } = base.base.arrays
  return [
    Float64Array.of(shard, offset, meanLength, base.columns.size, live.columns.size),
    ...columnArrays(base.columns),
    base.alive.slice(),
    ...[terms, counts, forms, places, lists, impacts, bitsets, columns],
    ...[base.counting.rows.indexes, base.counting.rows.offsets, base.counting.rows.slots],
    ...columnArrays(live.columns),
    live.alive.slice(),
  ]
}

/** Throws RangeError naming the part where it is damaged or of another shard. */
export function decodeShard(name: string, shard: number, { bytes, memory }: ShardBytes): ShardContent {
  const reader = new SectionReader(name, bytes)
  const [ofShard, offset, meanLength, baseSize, liveSize] = reader.float64()
  if (ofShard !== shard) throw new RangeError(`snapshot part ${name} is of shard ${ofShard}; rebuild it from the log`)
  const columns = readColumns(reader, baseSize)
  const alive = reader.uint32().slice()
  const arrays = readPostings(reader)
  const base = baseSegment(
    columns,
    { arrays, facets: { indexes: reader.uint32(), offsets: reader.uint32(), slots: reader.uint16OrUint32() } },
    { alive, memory },
  )
  const live = readLive(readColumns(reader, liveSize), reader.uint32(), meanLength)
  return { base, live, meanLength, offset }
}

function columnArrays(columns: ForwardColumns): readonly Growable[] {
  const { size, keys, versions, lengths, termOffsets, terms, evidence, numbers, tokenOffsets, tokens } = columns
  return [
    keys.subarray(0, size),
    versions.subarray(0, size),
    lengths.subarray(0, size),
    termOffsets.subarray(0, size + 1),
    terms.subarray(0, termOffsets[size]),
    evidence.subarray(0, termOffsets[size]),
    ...numbers.map((column) => column.subarray(0, size)),
    tokenOffsets.subarray(0, size + 1),
    tokens.subarray(0, tokenOffsets[size]),
  ]
}

function readColumns(reader: SectionReader, size: number): ForwardColumns {
  return {
    size,
    keys: reader.uint32(),
    versions: reader.float64(),
    lengths: reader.uint32(),
    termOffsets: reader.uint32(),
    terms: reader.uint32(),
    evidence: reader.uint16(),
    numbers: numberFields.map(() => reader.float32()),
    tokenOffsets: reader.uint32(),
    tokens: reader.uint16(),
  }
}

function readPostings(reader: SectionReader): PostingArrays {
  return {
    terms: reader.uint32(),
    counts: reader.uint32(),
    forms: reader.bytes(),
    places: reader.uint32(),
    lists: reader.uint32(),
    impacts: reader.bytes(),
    bitsets: reader.uint32(),
    columns: reader.bytes(),
  }
}

function readLive(columns: ForwardColumns, alive: Uint32Array, meanLength: number): LiveSegment {
  const live = new LiveSegment(meanLength)
  for (let row = 0; row < columns.size; row++) {
    live.append(rowOf(columns, row))
    if (!hasBit(alive, row)) clearBit(live.alive, row)
  }
  return live
}

function rowOf(columns: ForwardColumns, row: number) {
  const { termOffsets, tokenOffsets } = columns
  const tokens = new Uint32Array(tokenOffsets[row + 1] - tokenOffsets[row])
  const count = readTokens(columns.tokens, tokenOffsets[row], tokenOffsets[row + 1], tokens)
  return {
    key: columns.keys[row],
    version: columns.versions[row],
    terms: columns.terms.subarray(termOffsets[row], termOffsets[row + 1]),
    evidence: columns.evidence.subarray(termOffsets[row], termOffsets[row + 1]),
    numbers: columns.numbers.map((column) => column[row]),
    tokens: tokens.subarray(0, count),
  }
}

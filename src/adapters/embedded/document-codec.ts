/** An index document as bytes: key, version, then its columns, each with its length. */
import type { Offset } from '../../domain/ids.ts'
import type { IndexDocument } from '../../search/index-document.ts'
import { ByteReader } from './codec/byte-reader.ts'
import { ByteWriter } from './codec/byte-writer.ts'

const writer = new ByteWriter(8_192)

export function packDocument({ key, version, terms, evidence, numbers, tokens }: IndexDocument): Uint8Array {
  writer.truncate(0)
  writer.uint32(key)
  writer.float64(version)
  writer.column(terms)
  writer.column(evidence)
  writer.column(numbers)
  writer.column(tokens)
  return writer.slice()
}

export function unpackDocument(bytes: Uint8Array): IndexDocument {
  const reader = new ByteReader(bytes)
  return {
    key: reader.uint32(),
    version: reader.float64(),
    terms: reader.uint32Column(),
    evidence: reader.uint16Column(),
    numbers: reader.float32Column(),
    tokens: reader.uint32Column(),
  }
}

export function unpackTerms(bytes: Uint8Array): Uint32Array {
  const reader = new ByteReader(bytes)
  reader.uint32()
  reader.float64()
  return reader.uint32Column()
}

export function documentVersion(bytes: Uint8Array): Offset {
  return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(4, true) as Offset
}

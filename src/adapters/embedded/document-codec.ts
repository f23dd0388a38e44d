/** An index document as bytes: key, version, then its columns, each with its length. */
import type { Offset } from '../../domain/ids.ts'
import { type Term, typeIndexOf } from '../../domain/term.ts'
import type { IndexDocument } from '../../search/index-document.ts'
import { ByteReader } from './codec/byte-reader.ts'
import { ByteWriter } from './codec/byte-writer.ts'

const writer = new ByteWriter(8_192)
/** Behind key, version and the count of the terms. */
const termsStart = 16

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

/** Terms of the types whose bits are set. Nothing is unpacked but them. */
export function termsAmong(bytes: Uint8Array, types: number): readonly Term[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const end = termsStart + 4 * view.getUint32(termsStart - 4, true)
  const terms: Term[] = []
  for (let at = termsStart; at < end; at += 4) {
    const term = view.getUint32(at, true)
    if ((types >>> typeIndexOf(term)) & 1) terms.push(term)
  }
  return terms
}

export function documentVersion(bytes: Uint8Array): Offset {
  return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(4, true) as Offset
}

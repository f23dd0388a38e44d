/** An index document as bytes: key, version, then its columns, each with its length. */
import type { Offset } from '../../domain/ids.ts'
import { type Term, typeIndexOf } from '../../domain/term.ts'
import { grow } from '../../math/grow.ts'
import type { ForwardColumns } from '../../search/index/forward-columns.ts'
import { mostPlaces, writeToken } from '../../search/index/token-stream.ts'
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

/** Appends the document to the columns as `appendRow` would, leaving nothing behind. */
export function appendPacked(columns: ForwardColumns, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const document = columns.size
  columns.keys = grow(columns.keys, document + 1)
  columns.versions = grow(columns.versions, document + 1)
  columns.keys[document] = view.getUint32(0, true)
  columns.versions[document] = view.getFloat64(4, true)
  const evidenceAt = appendTerms(columns, view, termsStart - 4)
  const numbersAt = appendEvidence(columns, view, evidenceAt)
  const tokensAt = appendNumbers(columns, view, numbersAt)
  appendTokens(columns, view, tokensAt)
  columns.size++
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

/** This and the next ones: the column whose length stands at `at`; they give where the next column's length stands. */
function appendTerms(columns: ForwardColumns, view: DataView, at: number): number {
  const document = columns.size
  const end = columns.termOffsets[document]! + view.getUint32(at, true)
  columns.termOffsets = grow(columns.termOffsets, document + 2)
  columns.terms = grow(columns.terms, end)
  columns.termOffsets[document + 1] = end
  let from = at + 4
  for (let to = columns.termOffsets[document]!; to < end; to++, from += 4) columns.terms[to] = view.getUint32(from, true)
  return from
}

function appendEvidence(columns: ForwardColumns, view: DataView, at: number): number {
  const end = columns.termOffsets[columns.size + 1]!
  columns.evidence = grow(columns.evidence, end)
  let from = at + 4
  for (let to = columns.termOffsets[columns.size]!; to < end; to++, from += 2) columns.evidence[to] = view.getUint16(from, true)
  return from
}

function appendNumbers({ numbers, size }: ForwardColumns, view: DataView, at: number): number {
  let from = at + 4
  for (let field = 0; field < numbers.length; field++, from += 4) {
    numbers[field] = grow(numbers[field]!, size + 1)
    numbers[field][size] = view.getFloat32(from, true)
  }
  return at + 4 + 4 * view.getUint32(at, true)
}

function appendTokens(columns: ForwardColumns, view: DataView, at: number): void {
  const document = columns.size
  const count = view.getUint32(at, true)
  columns.tokenOffsets = grow(columns.tokenOffsets, document + 2)
  columns.lengths = grow(columns.lengths, document + 1)
  let place = columns.tokenOffsets[document]!
  columns.tokens = grow(columns.tokens, place + mostPlaces * count)
  const { tokens } = columns
  let words = 0
  for (let i = 0, from = at + 4; i < count; i++, from += 4) {
    const token = view.getUint32(from, true)
    if (token !== 0) words++
    place = writeToken(tokens, place, token)
  }
  columns.lengths[document] = words
  columns.tokenOffsets[document + 1] = place
}

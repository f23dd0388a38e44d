/**
 * A change as shards take it: documents in columns of one buffer, so that it travels to another thread without an object per document,
 * and the buffer moves there at once.
 */
import { numberFields } from '../domain/term.ts'
import type { IndexDocument } from './index-document.ts'
import type { IndexChange } from './search-index.ts'

export interface PackedChange {
  readonly offset: number
  /** Of all columns. */
  readonly buffer: ArrayBuffer
  readonly removals: Uint32Array
  readonly keys: Uint32Array
  readonly versions: Float64Array
  readonly termOffsets: Uint32Array
  readonly terms: Uint32Array
  readonly evidence: Uint16Array
  /** Documents × number fields. */
  readonly numbers: Float32Array
  readonly tokenOffsets: Uint32Array
  readonly tokens: Uint32Array
}

/** The part of a change whose keys are wanted. */
export function packChange(change: IndexChange, wants: (key: number) => boolean): PackedChange {
  const documents = change.upserts.filter(({ key }) => wants(key))
  const packed = sizedFor(documents, change.offset, Uint32Array.from(change.removals.filter(wants)))
  documents.forEach((document, i) => {
    packed.keys[i] = document.key
    packed.versions[i] = document.version
    packed.terms.set(document.terms, packed.termOffsets[i])
    packed.evidence.set(document.evidence, packed.termOffsets[i])
    packed.numbers.set(document.numbers, i * numberFields.length)
    packed.tokens.set(document.tokens, packed.tokenOffsets[i])
    packed.termOffsets[i + 1] = packed.termOffsets[i] + document.terms.length
    packed.tokenOffsets[i + 1] = packed.tokenOffsets[i] + document.tokens.length
  })
  return packed
}

export function unpackDocument(packed: PackedChange, i: number): IndexDocument {
  const [termStart, termEnd] = [packed.termOffsets[i], packed.termOffsets[i + 1]]
  return {
    key: packed.keys[i],
    version: packed.versions[i],
    terms: packed.terms.subarray(termStart, termEnd),
    evidence: packed.evidence.subarray(termStart, termEnd),
    numbers: packed.numbers.subarray(i * numberFields.length, (i + 1) * numberFields.length),
    tokens: packed.tokens.subarray(packed.tokenOffsets[i], packed.tokenOffsets[i + 1]),
  }
}

function sizedFor(documents: readonly IndexDocument[], offset: number, removals: Uint32Array): PackedChange {
  const terms = documents.reduce((sum, document) => sum + document.terms.length, 0)
  const tokens = documents.reduce((sum, document) => sum + document.tokens.length, 0)
  const [count, numbers] = [documents.length, documents.length * numberFields.length]
  const buffer = new ArrayBuffer(8 * count + 4 * (removals.length + count + 2 * (count + 1) + terms + numbers + tokens) + 2 * terms)
  let end = 0
  // The widest elements come first and the narrowest last, so that each column is aligned.
  const place = (bytes: number) => {
    end += bytes
    return end - bytes
  }
  const words = (length: number) => new Uint32Array(buffer, place(4 * length), length)
  const packed = {
    offset,
    buffer,
    versions: new Float64Array(buffer, place(8 * count), count),
    removals: words(removals.length),
    keys: words(count),
    termOffsets: words(count + 1),
    terms: words(terms),
    numbers: new Float32Array(buffer, place(4 * numbers), numbers).fill(Number.NaN),
    tokenOffsets: words(count + 1),
    tokens: words(tokens),
    evidence: new Uint16Array(buffer, place(2 * terms), terms),
  }
  packed.removals.set(removals)
  return packed
}

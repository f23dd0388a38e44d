/** A change as shards take it: documents in columns, so that it travels to another thread without an object per document. */
import { numberFields } from '../domain/term.ts'
import type { IndexDocument } from './index-document.ts'
import type { IndexChange } from './search-index.ts'

export interface PackedChange {
  readonly offset: number
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
  return {
    offset,
    removals,
    keys: new Uint32Array(documents.length),
    versions: new Float64Array(documents.length),
    termOffsets: new Uint32Array(documents.length + 1),
    terms: new Uint32Array(terms),
    evidence: new Uint16Array(terms),
    numbers: new Float32Array(documents.length * numberFields.length).fill(Number.NaN),
    tokenOffsets: new Uint32Array(documents.length + 1),
    tokens: new Uint32Array(tokens),
  }
}

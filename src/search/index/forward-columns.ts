/**
 * The forward index in columns: what each document states, by document id. Rows are only ever appended, and arrays are
 * replaced when they grow, so a view of the first n rows stays true. No object is kept per document.
 */
import { numberFields } from '../../domain/term.ts'
import { grow } from '../../math/grow.ts'
import { streamLength, writeTokens } from './token-stream.ts'

export interface ForwardColumns {
  /** Rows in use; the arrays may be longer. */
  size: number
  keys: Uint32Array
  versions: Float64Array
  /** Text tokens of the document, separators not counted. */
  lengths: Uint32Array
  /** Terms of document d: terms[termOffsets[d] .. termOffsets[d + 1]], ascending. */
  termOffsets: Uint32Array
  terms: Uint32Array
  evidence: Uint16Array
  /** One column a number field. */
  readonly numbers: Float32Array[]
  tokenOffsets: Uint32Array
  tokens: Uint16Array
}

/** A document, or a row of another index, as it is appended. */
export interface Row {
  readonly key: number
  readonly version: number
  readonly terms: Uint32Array
  readonly evidence: Uint16Array
  readonly numbers: ArrayLike<number>
  readonly tokens: Uint32Array
}

export function emptyColumns(): ForwardColumns {
  return sizedColumns(0, 0, 0)
}

export function sizedColumns(rows: number, terms: number, tokens: number): ForwardColumns {
  return {
    size: 0,
    keys: new Uint32Array(rows),
    versions: new Float64Array(rows),
    lengths: new Uint32Array(rows),
    termOffsets: new Uint32Array(rows + 1),
    terms: new Uint32Array(terms),
    evidence: new Uint16Array(terms),
    numbers: numberFields.map(() => new Float32Array(rows)),
    tokenOffsets: new Uint32Array(rows + 1),
    tokens: new Uint16Array(tokens),
  }
}

export function appendRow(columns: ForwardColumns, row: Row): void {
  const document = columns.size
  const tokenStart = columns.tokenOffsets[document]
  reserve(columns, row.terms.length, streamLength(row.tokens))
  appendTerms(columns, row.terms, row.evidence)
  columns.keys[document] = row.key
  columns.versions[document] = row.version
  columns.lengths[document] = countWords(row.tokens)
  for (let field = 0; field < columns.numbers.length; field++) columns.numbers[field][document] = row.numbers[field]
  columns.tokenOffsets[document + 1] = writeTokens(columns.tokens, tokenStart, row.tokens)
  columns.size++
}

/** Forgets all rows; their memory is written again. */
export function clearRows(columns: ForwardColumns): void {
  columns.size = 0
}

/** Copies a row of another index; room for it must be there already. */
export function copyRow(columns: ForwardColumns, from: ForwardColumns, row: number): void {
  const document = columns.size++
  const start = columns.tokenOffsets[document]
  const tokenStart = from.tokenOffsets[row]
  const tokenEnd = from.tokenOffsets[row + 1]
  columns.keys[document] = from.keys[row]
  columns.versions[document] = from.versions[row]
  columns.lengths[document] = from.lengths[row]
  for (let field = 0; field < columns.numbers.length; field++) columns.numbers[field][document] = from.numbers[field][row]
  for (let i = tokenStart, to = start; i < tokenEnd; i++) columns.tokens[to++] = from.tokens[i]
  columns.tokenOffsets[document + 1] = start + tokenEnd - tokenStart
  copyTerms(columns, document, from, row)
}

/** What was read, of no meaning: written down so that the reading is not left out. */
const fetched = new Uint32Array(1)
const termsOfLine = 16

/**
 * Reads the terms of these documents once over. Rows lie anywhere in a large memory, and whoever searches one waits for each of its
 * lines in turn; here nothing waits for what was read before, not even the end of a row: so many lines are read as most rows have.
 */
export function fetchRows({ terms, termOffsets, size }: ForwardColumns, documents: Uint32Array, count: number): void {
  const last = termOffsets[size] - 1
  const reach = Math.ceil(last / size)
  let sum = 0
  for (let i = 0; i < count; i++) sum ^= termOffsets[documents[i]]
  for (let i = 0; i < count; i++) {
    const start = termOffsets[documents[i]]
    for (let ahead = 0; ahead < reach; ahead += termsOfLine) sum ^= terms[Math.min(start + ahead, last)]
  }
  fetched[0] = sum
}

function copyTerms(columns: ForwardColumns, document: number, from: ForwardColumns, row: number): void {
  let to = columns.termOffsets[document]
  for (let i = from.termOffsets[row]; i < from.termOffsets[row + 1]; i++) {
    columns.terms[to] = from.terms[i]
    columns.evidence[to++] = from.evidence[i]
  }
  columns.termOffsets[document + 1] = to
}

function appendTerms(columns: ForwardColumns, terms: Uint32Array, evidence: Uint16Array): void {
  const start = columns.termOffsets[columns.size]
  columns.terms.set(terms, start)
  columns.evidence.set(evidence, start)
  columns.termOffsets[columns.size + 1] = start + terms.length
}

function reserve(columns: ForwardColumns, terms: number, tokens: number): void {
  const rows = columns.size + 1
  const termEnd = columns.termOffsets[columns.size] + terms
  columns.keys = grow(columns.keys, rows)
  columns.versions = grow(columns.versions, rows)
  columns.lengths = grow(columns.lengths, rows)
  columns.termOffsets = grow(columns.termOffsets, rows + 1)
  columns.tokenOffsets = grow(columns.tokenOffsets, rows + 1)
  columns.terms = grow(columns.terms, termEnd)
  columns.evidence = grow(columns.evidence, termEnd)
  columns.tokens = grow(columns.tokens, columns.tokenOffsets[columns.size] + tokens)
  for (let field = 0; field < columns.numbers.length; field++) columns.numbers[field] = grow(columns.numbers[field], rows)
}

function countWords(tokens: Uint32Array): number {
  let words = 0
  for (let i = 0; i < tokens.length; i++) if (tokens[i] !== 0) words++
  return words
}
